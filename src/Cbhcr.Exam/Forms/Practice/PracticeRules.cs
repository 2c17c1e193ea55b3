using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Forms;

/// <param name="BlockAfterYears">Null: an old study is warned of and never blocks.</param>
public sealed record PracticeRulesSet(Guid RulesId, Guid ProgrammeId, int WarnAfterYears, int? BlockAfterYears, Guid SetBy, Instant SetAt);

/// <summary>How old a practice analysis may be (JA-03). That five years are usual is no standard's rule, so nothing is blocked unless the board says so.</summary>
public sealed record PracticeRules
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public int WarnAfterYears { get; init; } = 5;
    public int? BlockAfterYears { get; init; }

    public static PracticeRules Create(PracticeRulesSet e) => Apply(e, new PracticeRules { Id = e.RulesId });

    public static PracticeRules Apply(PracticeRulesSet e, PracticeRules rules) => rules with { WarnAfterYears = e.WarnAfterYears, BlockAfterYears = e.BlockAfterYears };

    /// <summary>One set of rules for a programme, so its stream's id follows from the programme's.</summary>
    public static Guid IdOf(Guid programmeId) => DerivedId.Of($"practice-rules|{programmeId:N}");
}

public static class PracticeRulesOfTheProgramme
{
    /// <summary>Those that were set, or the usual ones.</summary>
    public static async Task<PracticeRules> PracticeRulesAsync(this IQuerySession session, CancellationToken ct) =>
        await session.TheProgrammeAsync(ct) is { } programme && await session.LoadAsync<PracticeRules>(PracticeRules.IdOf(programme.Id), ct) is { } set ? set : new PracticeRules();
}
