using Cbhcr.Assembly.Problem;
using Cbhcr.Exam.Forms;
using Marten;

namespace Cbhcr.Exam.Commands.Assembling;

/// <summary>Forms for a blueprint of the item bank; the forms that the pages would make with the same seed and effort.</summary>
internal static class AssembleFromBank
{
    public static async Task<int> RunAsync(AssembleCommand command, TextWriter complaints)
    {
        await using var host = await QuietHost.StartAsync();
        await using var session = host.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await RunAsync(session, command, complaints);
    }

    public static async Task<int> RunAsync(IQuerySession session, AssembleCommand command, TextWriter complaints)
    {
        var code = command.Blueprint!;
        if (await session.Query<Blueprint>().FirstOrDefaultAsync(b => b.Code == code) is not { } blueprint) return await RefuseAsync($"There is no blueprint {code}.", complaints);
        var exam = blueprint.Content.Exam;
        if (SpecificationGaps.Of(exam) is { Count: > 0 } gaps) return await RefuseAsync($"The blueprint {code} does not say enough: {string.Join(" ", gaps)}", complaints);
        var forms = command.Forms ?? 1;
        var effort = command.Effort(new(1, forms == 1 ? AssembleFormEndpoint.Effort : StartAssemblyEndpoint.UsualEffort, null));
        var grounds = await AssemblyGrounds.OfAsync(session, code, exam, forms, effort, [], [], CancellationToken.None);
        if (grounds.Refusal is { } refusal) return await RefuseAsync(refusal, complaints);
        try
        {
            await FormsOut.TryAsync(command.Out);
            var problem = grounds.Problem();
            var result = WatchedSearch.Run(problem.Problem, effort);
            return await FormsOut.WriteAsync(command.Out, FormsFile.Of(problem.Problem, effort, result, (form, f) => [.. grounds.Slots(problem, form, f).Select(s => s.ItemCode)]));
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException)
        {
            return await RefuseAsync(e.Message, complaints);
        }
    }

    private static async Task<int> RefuseAsync(string why, TextWriter complaints)
    {
        await complaints.WriteLineAsync(why);
        return 2;
    }
}
