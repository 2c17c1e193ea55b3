using Cbhcr.Assembly.Problem;
using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Forms;

/// <summary>A candidate in one of its uses, as the search sees it: an item that may be either scored or on trial is two entries, of which a form holds one.</summary>
internal sealed record FormEntry(string Id, FormCandidateItem Item, SlotUse Use);

/// <summary>The bank as a pool.</summary>
internal sealed class FormEntries
{
    public const string OnTrial = "|pretest";

    private readonly Dictionary<string, FormEntry> _byId;
    private readonly IReadOnlyDictionary<string, string> _domains;

    /// <param name="trialShare">Null: an item that may be either is two entries. Else it is one, on trial with this share of them.</param>
    public FormEntries(IReadOnlyList<FormCandidateItem> items, bool anyPretest, double? trialShare, IReadOnlyDictionary<string, string> domains)
    {
        _domains = domains;
        All = [.. items.SelectMany(i => Uses(i, anyPretest, trialShare).Select(u => new FormEntry(IdOf(i.Code, u), i, u)))];
        _byId = All.ToDictionary(e => e.Id);
    }

    public IReadOnlyList<FormEntry> All { get; }

    public FormEntry this[string id] => _byId[id];

    public bool Has(string id) => _byId.ContainsKey(id);

    /// <summary>Items that are two entries.</summary>
    public IEnumerable<IReadOnlyList<string>> Doubles => All.GroupBy(e => e.Item.Code).Where(g => g.Count() > 1).Select(g => (IReadOnlyList<string>)[.. g.Select(e => e.Id)]);

    public static string IdOf(string code, SlotUse use) => use == SlotUse.Scored ? code : code + OnTrial;

    /// <summary>Both entries of these items, as far as there are any.</summary>
    public IReadOnlyList<string> Of(IEnumerable<string> codes) =>
        [.. codes.SelectMany(c => new[] { IdOf(c, SlotUse.Scored), IdOf(c, SlotUse.Pretest) }).Where(_byId.ContainsKey)];

    public ItemPool Pool(IReadOnlyDictionary<string, IReadOnlyList<double?>> more) => new(
        [.. All.Select(e => e.Id)],
        new Dictionary<string, IReadOnlyList<double?>>(more)
        {
            ["words"] = [.. All.Select(e => (double?)e.Item.Reading.Words)],
            ["grade"] = [.. All.Select(e => e.Item.Reading.Grade)],
            ["uses"] = [.. All.Select(e => (double?)e.Item.Uses)],
            ["p"] = [.. All.Select(e => e.Use == SlotUse.Scored ? e.Item.Figures?.P : null)],
            ["r"] = [.. All.Select(e => e.Use == SlotUse.Scored ? e.Item.Figures?.Discrimination : null)],
        },
        Categories(),
        All.Any(e => e.Item.Stimulus is not null) ? [.. All.Select(e => e.Item.Stimulus?.ToString("N"))] : null,
        [.. Enemies()],
        All.Any(e => ModelOf(e) is not null) ? [.. All.Select(ModelOf)] : null);

    /// <summary>Only scored items inform about a candidate.</summary>
    public static ItemModel? ModelOf(FormEntry entry) => entry.Use == SlotUse.Scored ? FormStatistics.ModelOf(entry.Item) : null;

    private Dictionary<string, IReadOnlyList<string?>> Categories()
    {
        var categories = new Dictionary<string, IReadOnlyList<string?>>();
        void Add(string name, Func<FormEntry, string?> of) => categories[name] = [.. All.Select(of)];
        Add("use", e => e.Use == SlotUse.Scored ? "scored" : "pretest");
        Add("competency", e => e.Item.Competency);
        Add("domain", e => _domains.GetValueOrDefault(e.Item.Competency, e.Item.Competency));
        Add("skill", e => e.Item.SkillArea);
        Add("cognitive", e => e.Item.CognitiveLevel);
        Add("type", e => e.Item.Type);
        Add("key", e => e.Item.KeyPosition == FormCandidateItem.NoKeyPosition ? null : e.Item.KeyPosition.ToString());
        Add("calibrated", e => ModelOf(e) is null ? "no" : "yes");
        foreach (var value in All.SelectMany(e => e.Item.Values).Distinct().Order(StringComparer.Ordinal)) Add($"value:{value}", e => e.Item.Values.Contains(value) ? "yes" : "no");
        foreach (var level in All.SelectMany(e => e.Item.Levels).Distinct().Order(StringComparer.Ordinal)) Add($"level:{level}", e => e.Item.Levels.Contains(level) ? "yes" : "no");
        return categories;
    }

    /// <summary>An item's two entries, and all entries of two enemies. Being an enemy is mutual, whichever of the two says so.</summary>
    private IEnumerable<IReadOnlyList<string>> Enemies()
    {
        var known = All.Select(e => e.Item.Code).ToHashSet();
        var pairs = All.DistinctBy(e => e.Item.Code)
            .SelectMany(e => e.Item.Enemies.Where(known.Contains).Where(n => n != e.Item.Code)
                .Select(n => string.CompareOrdinal(e.Item.Code, n) < 0 ? (e.Item.Code, n) : (n, e.Item.Code)))
            .Distinct().OrderBy(p => p.Item1, StringComparer.Ordinal).ThenBy(p => p.Item2, StringComparer.Ordinal).ToList();
        var paired = pairs.SelectMany(p => new[] { p.Item1, p.Item2 }).ToHashSet();
        foreach (var (a, b) in pairs) yield return Of([a, b]);
        foreach (var ids in Doubles.Where(d => !paired.Contains(_byId[d[0]].Item.Code))) yield return ids;
    }

    // A case goes on a form whole, so its items cannot each be chosen for one use or the other.
    private static IEnumerable<SlotUse> Uses(FormCandidateItem item, bool anyPretest, double? trialShare)
    {
        var scored = item.MayBeScored;
        var pretest = item.MayBePretest && anyPretest && (item.Stimulus is null || !scored);
        if (scored && pretest && trialShare is { } share)
        {
            yield return FormStatistics.Chance(item.Code) < share ? SlotUse.Pretest : SlotUse.Scored;
            yield break;
        }
        if (scored) yield return SlotUse.Scored;
        if (pretest) yield return SlotUse.Pretest;
    }
}
