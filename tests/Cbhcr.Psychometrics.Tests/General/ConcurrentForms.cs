using Cbhcr.Psychometrics.Tests.Reference;

namespace Cbhcr.Psychometrics.Tests.General;

/// <summary>Forms X and Y of Kolen and Brennan side by side: every third item is common (C), the others are of one form (X1, Y1, …). Y is the reference.</summary>
internal static class ConcurrentForms
{
    public static (CategoryResponses Responses, int[] Groups) Of(IReadOnlyList<string> names)
    {
        var (x, y) = (SharedData.Data("kb36_formx.csv"), SharedData.Data("kb36_formy.csv"));
        var codes = Rows(y, 'X').Concat(Rows(x, 'Y')).ToArray();
        var categories = Enumerable.Repeat(2, names.Count).ToArray();
        return (new(x.Rows.Count + y.Rows.Count, categories, codes), [.. Enumerable.Repeat(0, y.Rows.Count), .. Enumerable.Repeat(1, x.Rows.Count)]);

        IEnumerable<byte> Rows(Table form, char absent) =>
            form.Rows.SelectMany(row => names.Select(n => n[0] == absent ? CategoryResponses.Missing : byte.Parse(row[int.Parse(n[1..]) - 1])));
    }
}
