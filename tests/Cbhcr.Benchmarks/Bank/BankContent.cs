using Cbhcr.Exam;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Cbhcr.Benchmarks.Bank;

/// <summary>A bank of as many items as asked for, made from the sample items by chance: their sentences, options and sources in other company, with a history each. Events are stored as the program stores them.</summary>
internal sealed class BankContent
{
    private const int Together = 200;

    private readonly Random _chance;
    private readonly IdSource _ids = new(SystemClock.Instance);
    private readonly Instant _now = SystemClock.Instance.GetCurrentInstant();
    private readonly Guid[] _authors;
    private readonly IReadOnlyList<ItemContent> _samples;

    private BankContent(Random chance, IReadOnlyList<ItemContent> samples)
    {
        (_chance, _samples) = (chance, samples);
        _authors = [.. Enumerable.Range(0, 40).Select(_ => _ids.Next().Value)];
        Words = [.. samples.SelectMany(s => s.Stem.Split(' ')).Select(w => w.Trim('.', ',', '?', '“', '”', '’', '"').ToLowerInvariant()).Where(w => w.Length > 4).Distinct().Order()];
    }

    /// <summary>That stand in stems.</summary>
    public IReadOnlyList<string> Words { get; }

    public List<string> Codes { get; } = [];

    public static async Task<BankContent> StoreAsync(string connectionString, int count, int seed, Action<int> progress)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development, ApplicationName = typeof(ExamHost).Assembly.GetName().Name });
        builder.Configuration["ConnectionStrings:Exam"] = connectionString;
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.AddExam();
        await using var app = builder.Build();
        var store = app.Services.GetRequiredService<IDocumentStore>();
        await using var query = store.QuerySession();
        var bank = new BankContent(new Random(seed), [.. (await query.Query<Item>().OrderBy(i => i.Code).ToListAsync()).Select(i => i.Content)]);
        foreach (var numbers in Enumerable.Range(1, count).Chunk(Together))
        {
            await using var session = store.LightweightSession();
            foreach (var number in numbers) bank.Add(session, number);
#pragma warning disable RS0030 // a load tool commits for itself
            await session.SaveChangesAsync();
#pragma warning restore RS0030
            progress(numbers[^1]);
        }
        return bank;
    }

    private void Add(IDocumentSession session, int number)
    {
        var (id, code, content) = (_ids.Next().Value, $"BANK-{number:00000}", Content(number));
        Codes.Add(code);
        var (author, at) = (Any(_authors), _now - Duration.FromDays(_chance.Next(1, 1500)));
        var own = new List<object> { new ItemDrafted(id, code, content, $"{number:x}", "CBHCR", "1.0", author, at) };
        var version = 1;
        if (_chance.Next(5) == 0) own.Add(new ItemRevised(version = 2, Content(number), $"{number:x}-2", "CBHCR", "1.0", author, at + Duration.FromDays(1)));
        if (_chance.Next(2) == 0) own.Add(new ItemTagged([$"tag {_chance.Next(12)}"], [], author, at));
        if (_chance.Next(2) == 0) own.AddRange([Submitted(version, author, at), Moved(version, ItemPlace.Content, ItemPlace.Pretest, author, at), Moved(version, ItemPlace.Pretest, ItemPlace.Scored, author, at)]);
        else if (_chance.Next(3) == 0) own.AddRange([Submitted(version, author, at), Moved(version, ItemPlace.Content, Any(InReview), author, at)]);
        else if (_chance.Next(8) == 0) own.Add(new ItemRetired("outdated", author, at));
        session.Events.StartStream<Item>(id, own);
        if (_chance.Next(10) > 6) return;
        var use = new List<object>();
        for (var form = _chance.Next(1, 4); form > 0; form--)
        {
            var (formId, formCode) = (_ids.Next().Value, $"FORM-{_chance.Next(60):00}");
            use.Add(new ItemPublishedOnForm(id, version, formId, formCode, at));
            use.Add(new ItemExposed(id, version, formId, formCode, _chance.Next(20, 400), at.InUtc().Date.PlusDays(30), at));
        }
        var n = _chance.Next(10, 900);
        use.Add(new ItemStatisticsRecorded(id, version, new("analysis", $"{number}"), n, n < 30 ? null : Math.Round(_chance.NextDouble(), 2), n < 30 ? null : Math.Round((_chance.NextDouble() * 0.7) - 0.1, 2),
            [], n >= 30 && _chance.Next(5) == 0 ? [Any(FigureRules.Flags)] : [], author, at));
        session.Events.StartStream<ItemHistory>(ItemHistory.IdOf(id), use);
    }

    private static readonly ItemPlace[] InReview = [ItemPlace.Content, ItemPlace.Editorial, ItemPlace.Sensitivity, ItemPlace.Psychometric];

    private static ItemSubmitted Submitted(int version, Guid by, Instant at) => new(version, ChangeKind.Version,
        [.. Enum.GetValues<ReviewStage>().Select(stage => new StageRule(stage, ["reviewer"], 1, 14))], 1, false, null, null, new Dictionary<string, Guid>(), 30, by, at);

    private static ItemMoved Moved(int version, ItemPlace from, ItemPlace to, Guid by, Instant at) => new(version, from, to, "approved", null, by, at);

    private ItemContent Content(int number)
    {
        var (one, other, third) = (Any(_samples), Any(_samples), Any(_samples));
        var sentences = Sentences(one.Stem);
        return one with
        {
            Stem = $"{string.Join(' ', sentences.SkipLast(1))} {Any(Sentences(other.Stem))} {sentences[^1]}".Trim(),
            Options = [.. one.Options.Select((o, i) => i < third.Options.Count && _chance.Next(3) == 0 ? o with { Text = third.Options[i].Text, Rationale = third.Options[i].Rationale } : o)],
            Competency = one.Competency, SkillArea = one.SkillArea, CognitiveLevel = other.CognitiveLevel, References = third.References, Enemies = [],
            AuthorNote = $"Made by chance as number {number}.", AssistedBy = _chance.Next(20) == 0 ? "a tool" : null,
        };
    }

    private static IReadOnlyList<string> Sentences(string text) => text.Split(". ", StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } parts
        ? [.. parts.Select((p, i) => i < parts.Length - 1 ? $"{p}." : p)] : [text];

    private T Any<T>(IReadOnlyList<T> list) => list[_chance.Next(list.Count)];
}
