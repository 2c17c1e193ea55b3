using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Metadata;

/// <summary>MET-SIM. Items that name each other as enemies are known to be alike; nothing is said of them.</summary>
internal sealed class NearDuplicate() : ItemRule("MET-SIM", "Much like another item of the bank", Severity.Warning, "HDR#4")
{
    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["cosine"] = 0.8 };

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (setting.Neighbours.Count == 0) return [];
        var index = NeighbourIndex.Of(setting.Neighbours);
        var limit = Number(item, setting, "cosine");
        bool Other(Neighbour n) => n.Code != item.Code && !item.Enemies.Contains(n.Code);
        var alike = index.Like(text.Stem).Where(n => n.Cosine >= limit && Other(n.Item)).OrderByDescending(n => n.Cosine).ThenBy(n => n.Item.Code, StringComparer.Ordinal).ToList();
        var sameKey = text.Keys.SelectMany(k => index.WithKey(item.Competency, k.Text)).Where(n => Other(n) && !alike.Exists(a => a.Item.Code == n.Code)).DistinctBy(n => n.Code);
        return
        [
            .. alike.Select(n => Found($"The stem is much like that of {n.Item.Code}. Name each other as enemies, or change one.", FormattableString.Invariant($"Cosine {n.Cosine:0.00} over weighted words."), Spans.Whole("stem"))),
            .. sameKey.Select(n => Found($"{n.Code} has the same right answer and competency. Name each other as enemies, or change one.", "The key's words are the same.", Spans.Whole(text.Keys[0]))),
        ];
    }
}
