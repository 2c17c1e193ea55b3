using Cbhcr.Assembly.Search;

namespace Cbhcr.Assembly.Compilation;

/// <param name="Program">What is searched.</param>
/// <param name="Places">Of each item of the program, its place in the pool.</param>
internal sealed record CompiledProblem(BinaryProgram Program, IReadOnlyList<int> Places)
{
    /// <summary>A row without variables that cannot hold: no search is needed.</summary>
    public bool IsContradiction => Program.Rows.Any(r => r.Variables.Length == 0 && (r.Least > 0 || r.Most < 0));

    /// <summary>Per form the ids of its items in the order of the pool.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Forms(bool[] values, IReadOnlyList<string> ids) =>
    [
        .. Enumerable.Range(0, Program.Forms).Select(f => (IReadOnlyList<string>)
            [.. Enumerable.Range(0, Program.Items).Where(i => values[f * Program.Items + i]).Select(i => Places[i]).Order().Select(i => ids[i])]),
    ];
}
