using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Equating;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Rasch;

namespace Cbhcr.Exam.Scoring;

/// <summary>
/// Item versions that are scored on both forms, and whether they have changed. Their difficulties are estimated in each group by the anchor items
/// alone, given the anchor score (Andersen 1972): so it does not matter which group is abler.
/// </summary>
public static class CommonItems
{
    /// <summary>Half a logit matters; in small groups chance alone makes as much, so it has to be beyond that too.</summary>
    private const double Matters = 0.5, BeyondChance = 2.7;

    public static IReadOnlyList<AnchorItem> Of(FormScores x, FormScores y)
    {
        var there = y.Slots.Select((slot, i) => (slot, i)).ToDictionary(s => (s.slot.ItemId, s.slot.ContentVersion), s => s.i);
        var common = x.Slots.Select((slot, i) => (Slot: slot, X: i, Y: there.GetValueOrDefault((slot.ItemId, slot.ContentVersion), -1))).Where(c => c.Y >= 0).ToList();
        // A difficulty stands for right or wrong; an item of more points is an anchor without a screen.
        var screened = common.Where(c => x.Maxima[c.X] == 1).ToList();
        var (here, onto) = (Difficulties(x, [.. screened.Select(c => c.X)]), Difficulties(y, [.. screened.Select(c => c.Y)]));
        var told = Enumerable.Range(0, screened.Count).Where(i => here[i].Difficulty is not null && onto[i].Difficulty is not null).ToList();
        var report = told.Count > 1 ? AnchorDrift.Screen(LinkingMethod.MeanMean, Curves(here, told), Curves(onto, told), Criteria(here, onto, told)) : null;
        var found = told.Select((i, place) => (Item: screened[i].Slot.ItemId, Here: here[i].Difficulty, There: onto[i].Difficulty, Drift: report?.Items.ElementAtOrDefault(place),
            Out: report?.Removed.Contains(place) == true)).ToDictionary(f => f.Item);
        return [.. common.Select(c => found.TryGetValue(c.Slot.ItemId, out var f)
            ? new AnchorItem(c.Slot.ItemId, c.Slot.ItemCode, c.Slot.ContentVersion, f.Here, f.There, f.Drift?.Displacement, !f.Out, f.Drift?.Flags ?? [])
            : new AnchorItem(c.Slot.ItemId, c.Slot.ItemCode, c.Slot.ContentVersion, null, null, null, true, []))];
    }

    /// <summary>The anchor score of everybody, and the highest there can be.</summary>
    public static (int[] Scores, int Highest) Scores(FormScores form, IReadOnlySet<(Guid ItemId, int ContentVersion)> anchor)
    {
        var places = Enumerable.Range(0, form.Slots.Count).Where(i => anchor.Contains((form.Slots[i].ItemId, form.Slots[i].ContentVersion))).ToArray();
        return ([.. form.Persons.Select(p => places.Sum(i => p.Points[i]))], places.Sum(i => form.Maxima[i]));
    }

    private static DriftCriteria Criteria(RaschItemEstimate[] here, RaschItemEstimate[] onto, IReadOnlyList<int> told)
    {
        double[] errors = [.. told.Select(i => Math.Sqrt(Square(here[i].StandardError) + Square(onto[i].StandardError))).Order()];
        return new(RobustZ: null, Displacement: Math.Max(Matters, BeyondChance * errors[errors.Length / 2]), CurveDifference: null);
    }

    private static double Square(double? value) => value is { } v ? v * v : 0;

    private static RaschItemEstimate[] Difficulties(FormScores form, int[] places)
    {
        if (form.Persons.Count < SampleThresholds.Default.Equating || places.Length < 2) return new RaschItemEstimate[places.Length];
        var categories = new int[places.Length];
        Array.Fill(categories, 2);
        var fit = ConditionalRasch.Fit(new(form.Persons.Count, categories, [.. form.Persons.SelectMany(p => places.Select(i => (byte)p.Points[i]))]));
        return fit.Convergence.Converged ? [.. fit.Items] : new RaschItemEstimate[places.Length];
    }

    private static IReadOnlyList<IrtItem> Curves(RaschItemEstimate[] items, IReadOnlyList<int> told) => [.. told.Select(i => DichotomousItem.At(1, items[i].Difficulty!.Value))];
}
