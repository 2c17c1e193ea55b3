using Cbhcr.Assembly;
using Cbhcr.Assembly.Problem;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Exam.Programmes;
using Marten;

namespace Cbhcr.Exam.Forms;

/// <summary>What a search came to, ready to become events.</summary>
/// <param name="Status">optimal, feasible, infeasible, undecided or refused.</param>
/// <param name="Forms">The slots of each form, in order.</param>
public sealed record RunOutcome(
    string Status, IReadOnlyList<IReadOnlyList<FormSlot>> Forms, double? Objective, double? Bound, double Seconds, string Solver, string PoolHash, int PoolItems)
{
    public RunConflict? Conflict { get; init; }

    public string? Refusal { get; init; }

    public IReadOnlyList<RunPoint> Points { get; init; } = [];

    public static RunOutcome Refused(string why) => new("refused", [], null, null, 0, "", "", 0) { Refusal = why };
}

/// <summary>All that a search rests on, read once: the same seed over the same grounds gives the same forms.</summary>
internal sealed record AssemblyGrounds(ExamSpecification Exam, IReadOnlyList<FormCandidateItem> Pool, AssemblyOrder Order, AssemblyEffort Effort, string? Refusal = null)
{
    public static async Task<AssemblyGrounds> OfAsync(IQuerySession session, AssemblyRun run, CancellationToken ct)
    {
        var request = run.Request;
        var exam = (await session.BlueprintContentAsync(request.BlueprintId, request.BlueprintVersion, ct)).Exam;
        var effort = new AssemblyEffort(request.Seed, request.Effort, request.Seconds is { } s ? TimeSpan.FromSeconds(s) : null);
        return await OfAsync(session, request.LevelCode, exam, request.FormCodes.Count, effort, request.Include, request.Exclude, ct);
    }

    public static async Task<AssemblyGrounds> OfAsync(
        IQuerySession session, string level, ExamSpecification exam, int forms, AssemblyEffort effort,
        IReadOnlyList<string> include, IReadOnlyList<string> exclude, CancellationToken ct)
    {
        var programme = await session.TheProgrammeAsync(ct);
        var pool = await session.ItemsForLevelAsync(level, programme?.Demonstration == true, ct);
        var earlier = await session.FormsNamedAsync(exam.Rules, ct);
        return new(exam, pool, new(forms, effort.Seed, include, exclude, earlier), effort, Fault(exam, pool, include, earlier));
    }

    private static string? Fault(ExamSpecification exam, IReadOnlyList<FormCandidateItem> pool, IReadOnlyList<string> include, IReadOnlyDictionary<string, Form> earlier)
    {
        var codes = pool.Select(i => i.Code).ToHashSet();
        var named = (exam.Rules?.Overlaps ?? []).Select(o => o.FormCode).Concat(exam.Rules?.Anchor is { } a ? [a.FormCode] : []).Distinct().ToList();
        return include.FirstOrDefault(c => !codes.Contains(c)) is { } unknown ? $"{unknown} shall stand on every form, but no usable item of the level has this code."
            : named.FirstOrDefault(c => !earlier.ContainsKey(c)) is { } form ? $"The blueprint names form {form}, which does not exist."
            : exam.Rules?.Anchor is { } from && earlier[from.FormCode].State == FormState.Assembled ? $"The anchor comes from form {from.FormCode}, which is not published and may still change."
            : null;
    }

    public string PoolHash => ContentHash.Of(Pool.Select(i => new { i.Code, i.ContentVersion, i.ContentHash }));

    public BlueprintProblem Problem() => BlueprintProblem.Of(Exam, Pool, Order);

    /// <summary>The items of a found form, the first is 0, in the order they stand in.</summary>
    public IReadOnlyList<FormSlot> Slots(BlueprintProblem problem, IReadOnlyList<string> form, int number) =>
        FormLayout.Slots(problem.Read(form), Exam.DomainOfCompetency(), Effort.Seed + (ulong)number);

    public RunOutcome Search(Action<AssemblyProgress>? progress, CancellationToken cancel)
    {
        var problem = Problem();
        AssemblyResult result;
        try
        {
            result = Assembler.Assemble(problem.Problem, Effort, progress, cancel);
        }
        catch (ArgumentException e)
        {
            return RunOutcome.Refused(e.Message);
        }
        return new(result.Status.ToString().ToLowerInvariant(), [.. result.Forms.Select((form, i) => Slots(problem, form, i))],
            result.Objective, result.Bound, result.Took.TotalSeconds, result.Solver, PoolHash, Pool.Count)
        {
            Conflict = result.Conflict is { } c ? new(c.Words, problem.WordsOf(c.Rules), [.. c.Shortages.Select(s => problem.Shortage(s))]) : null,
        };
    }
}

internal static class BlueprintContents
{
    public static IReadOnlyDictionary<string, string> DomainOfCompetency(this ExamSpecification exam) =>
        exam.Domains.SelectMany(d => d.Competencies.Select(c => (c.Code, d.Domain))).ToDictionary(x => x.Code, x => x.Domain);

    /// <summary>What a blueprint said in a version.</summary>
    public static async Task<LevelContent> BlueprintContentAsync(this IQuerySession session, Guid blueprintId, int version, CancellationToken ct) =>
        (await session.BlueprintAtAsync(blueprintId, version, ct)).Content;

    public static async Task<IReadOnlyDictionary<string, Form>> FormsNamedAsync(this IQuerySession session, FormRules? rules, CancellationToken ct)
    {
        var codes = (rules?.Overlaps ?? []).Select(o => o.FormCode).Concat(rules?.Anchor is { } anchor ? [anchor.FormCode] : []).Distinct().ToArray();
        return codes.Length == 0 ? new Dictionary<string, Form>() : (await session.Query<Form>().Where(f => f.Code.IsOneOf(codes)).ToListAsync(ct)).ToDictionary(f => f.Code);
    }
}
