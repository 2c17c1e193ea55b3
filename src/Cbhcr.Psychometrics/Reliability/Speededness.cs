using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Reliability;

/// <summary>
/// Whether persons ran out of time, from what they left without an answer. Items are taken in the order given; an item that a person was not given does not count for
/// that person. Null where not defined.
/// </summary>
/// <param name="Persons">Persons who were given an item.</param>
/// <param name="NotReachedByItem">Share of those given the item who did not reach it.</param>
/// <param name="OmittedByItem">Share of those given the item who left it out.</param>
/// <param name="OmittedInLastQuarter">Share of the answers to the last quarter of the items (rounded up) that were left out, of those reached.</param>
/// <param name="OmittedBefore">The same for the items before; a rise towards the end hints at haste.</param>
/// <param name="Finished">Share of the persons who reached the last item they were given (a usual rule asks for 0.8; Swineford 1974).</param>
/// <param name="ReachedThreeQuarters">Share of the persons who reached three quarters of the items they were given (the same rule asks for all).</param>
/// <param name="VarianceRatio">
/// Variance of the number not reached, divided by that of the number of errors, unanswered ones among them (Gulliksen 1950). Near 0 for a test of power, near 1 for one of
/// speed. Null where errors do not vary.
/// </param>
public sealed record Speededness(
    int Persons, IReadOnlyList<double?> NotReachedByItem, IReadOnlyList<double?> OmittedByItem, double? OmittedInLastQuarter, double? OmittedBefore, double? Finished, double? ReachedThreeQuarters,
    double? VarianceRatio)
{
    /// <summary>Analyses the marks.</summary>
    /// <param name="responses">Items in the order in which persons met them.</param>
    public static Speededness Of(ScoredResponses responses)
    {
        var (items, persons, finished, three) = (responses.Items, 0, 0, 0);
        var counts = new int[items, (int)Mark.NotAdministered + 1];
        double n = 0, notReached = 0, notReachedSquares = 0, errors = 0, errorSquares = 0;
        for (var person = 0; person < responses.Persons; person++)
        {
            var (given, late, wrong) = (0, 0, 0);
            var row = responses.Marks.Slice(person * items, items);
            for (var i = 0; i < items; i++)
            {
                counts[i, row[i]]++;
                if (row[i] == (byte)Mark.NotAdministered) continue;
                given++;
                if (row[i] == (byte)Mark.NotReached) late++;
                if (row[i] != (byte)Mark.Right) wrong++;
            }
            if (given == 0) continue;
            persons++;
            if (late == 0) finished++;
            if (4 * (given - late) >= 3 * given) three++;
            (n, notReached, notReachedSquares, errors, errorSquares) = (n + 1, notReached + late, notReachedSquares + (double)late * late, errors + wrong, errorSquares + (double)wrong * wrong);
        }
        double? Share(double part, double whole) => whole > 0 ? part / whole : null;
        double Given(int i) => counts[i, 0] + counts[i, 1] + counts[i, 2] + counts[i, 3];
        double? Omitted(int from, int to) => Share(Enumerable.Range(from, to - from).Sum(i => (double)counts[i, (int)Mark.Omitted]), Enumerable.Range(from, to - from).Sum(i => Given(i) - counts[i, (int)Mark.NotReached]));
        var last = items - (items + 3) / 4;
        return new(persons, [.. Enumerable.Range(0, items).Select(i => Share(counts[i, (int)Mark.NotReached], Given(i)))], [.. Enumerable.Range(0, items).Select(i => Share(counts[i, (int)Mark.Omitted], Given(i)))],
            Omitted(last, items), Omitted(0, last), Share(finished, persons), Share(three, persons), Share(n * notReachedSquares - notReached * notReached, n * errorSquares - errors * errors));
    }
}
