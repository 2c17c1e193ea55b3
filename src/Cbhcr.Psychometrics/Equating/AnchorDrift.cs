using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Equating;

/// <summary>From which size on an item counts as drifted; null for a figure that is not to decide. An item is flagged when any of them is exceeded.</summary>
/// <param name="RobustZ">|z| of the difference of difficulties. Huynh and Meyer (2010) take 1.645; the default keeps an anchor of twenty sound items whole most of the time.</param>
/// <param name="Displacement">|b on the scale linked to − linked b|, in logits.</param>
/// <param name="CurveDifference">Root mean squared difference of the curves, as a share of the item's points.</param>
/// <param name="PerpendicularDistance">Distance from the linking line in its standard deviations over the anchor.</param>
/// <param name="FewestItems">The screen takes no more items out when so many are left.</param>
public sealed record DriftCriteria(double? RobustZ = 2.7, double? Displacement = 0.5, double? CurveDifference = 0.1, double? PerpendicularDistance = null, int FewestItems = 5)
{
    /// <summary>2.7, half a logit, a tenth of the points, five items.</summary>
    public static DriftCriteria Default { get; } = new();
}

/// <summary>How one common item differs between two calibrations. Figures of difficulty are null for nominal items.</summary>
/// <param name="Item">Place among the common items.</param>
/// <param name="Displacement">Difficulty (mean of thresholds) on the scale linked to − linked difficulty, in logits.</param>
/// <param name="RobustZ">(d − median) / (0.74 IQR) of the displacements (Huynh and Meyer 2010); null when the middle half of them is the same.</param>
/// <param name="SlopeRobustZ">The same of ln a − ln a*.</param>
/// <param name="SquaredCurveDifference">D²: mean over a standard normal population of (T(θ) − T*(θ))² / points² (as in Kim and Kolen 2007 by item).</param>
/// <param name="PerpendicularDistance">|Ab + B − b*| / √(1 + A²), in logits.</param>
/// <param name="Flags">Names of the figures above their criterion.</param>
public sealed record ItemDrift(
    int Item, double? Displacement, double? RobustZ, double? SlopeRobustZ, double SquaredCurveDifference, double? PerpendicularDistance, IReadOnlyList<string> Flags);

/// <summary>What a screen found.</summary>
/// <param name="Link">Of the items that are kept.</param>
/// <param name="Items">All common items, by the link of those kept; the robust figures rest on those kept.</param>
/// <param name="Removed">Places of the items taken out, in the order in which they went.</param>
/// <param name="StoppedShort">Whether an item is still flagged but may not be taken out, because too few would be left.</param>
public sealed record DriftReport(LinkingResult Link, IReadOnlyList<ItemDrift> Items, IReadOnlyList<int> Removed, bool StoppedShort);

/// <summary>Requirement EQ-01: which common items have changed, so that they do not link the scales.</summary>
public static class AnchorDrift
{
    /// <summary>Links, takes out the item that exceeds its criterion by most, and links again until none does.</summary>
    /// <param name="method">How to link.</param>
    /// <param name="from">Common items on the scale to be left.</param>
    /// <param name="onto">The same items on the scale to be reached.</param>
    /// <param name="criteria">Null for <see cref="DriftCriteria.Default"/>.</param>
    /// <param name="criterion">Of the curve methods.</param>
    /// <exception cref="ArgumentException">Not the same number of items, or of categories.</exception>
    public static DriftReport Screen(LinkingMethod method, IReadOnlyList<IrtItem> from, IReadOnlyList<IrtItem> onto, DriftCriteria? criteria = null, LinkingCriterion? criterion = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(onto);
        criteria ??= DriftCriteria.Default;
        var kept = Enumerable.Range(0, from.Count).ToList();
        var removed = new List<int>();
        while (true)
        {
            var link = IrtLinking.Link(method, [.. kept.Select(j => from[j])], [.. kept.Select(j => onto[j])], criterion);
            if (link.Transformation is not { } t) return new(link, [], removed, false);
            var (items, excess) = Figures(t, from, onto, kept, criteria);
            var worst = kept.OrderByDescending(j => excess[j]).ThenBy(j => j).FirstOrDefault(-1);
            var drifted = worst >= 0 && excess[worst] > 1;
            if (!drifted || kept.Count <= criteria.FewestItems) return new(link, items, removed, drifted);
            kept.Remove(worst);
            removed.Add(worst);
        }
    }

    private static (ItemDrift[] Items, double[] Excess) Figures(ScaleTransformation link, IReadOnlyList<IrtItem> from, IReadOnlyList<IrtItem> onto, List<int> kept, DriftCriteria criteria)
    {
        var displacement = new double?[from.Count];
        var slope = new double?[from.Count];
        var distance = new double?[from.Count];
        for (var j = 0; j < from.Count; j++)
        {
            var moved = link.Apply(from[j]);
            if (IrtLinking.Slope(moved) is not { } a || IrtLinking.Slope(onto[j]) is not { } target) continue;
            displacement[j] = Finite(IrtLinking.Thresholds(onto[j]).Average() - IrtLinking.Thresholds(moved).Average());
            slope[j] = Finite(Math.Log(target / a));
            distance[j] = displacement[j] is { } d ? Math.Abs(d) / Math.Sqrt(1 + link.A * link.A) : null;
        }
        var (z, slopeZ) = (RobustZ(displacement, kept), RobustZ(slope, kept));
        var spread = kept.Where(j => distance[j] is not null).Select(j => distance[j]!.Value).ToList() is { Count: > 1 } known ? Math.Sqrt(known.Sum(d => d * d) / (known.Count - 1)) : 0;
        var items = new ItemDrift[from.Count];
        var excess = new double[from.Count];
        for (var j = 0; j < from.Count; j++)
        {
            var squared = SquaredDifference(link.Apply(from[j]), onto[j]);
            (string Name, double? Value, double? Limit)[] figures =
            [
                (nameof(DriftCriteria.RobustZ), z[j], criteria.RobustZ), (nameof(DriftCriteria.Displacement), displacement[j], criteria.Displacement),
                (nameof(DriftCriteria.CurveDifference), Math.Sqrt(squared), criteria.CurveDifference),
                (nameof(DriftCriteria.PerpendicularDistance), spread > 0 ? distance[j] / spread : null, criteria.PerpendicularDistance),
            ];
            var over = figures.Where(f => f.Value is not null && f.Limit is not null && Math.Abs(f.Value.Value) > f.Limit.Value).ToList();
            excess[j] = over.Count > 0 ? over.Max(f => Math.Abs(f.Value!.Value) / f.Limit!.Value) : 0;
            items[j] = new(j, displacement[j], z[j], slopeZ[j], squared, distance[j], [.. over.Select(f => f.Name)]);
        }
        return (items, excess);
    }

    private static double?[] RobustZ(double?[] values, List<int> kept)
    {
        double[] known = [.. kept.Where(j => values[j] is not null).Select(j => values[j]!.Value).Order()];
        if (known.Length < 2) return new double?[values.Length];
        var (median, width) = (Quantile(known, 0.5), Quantile(known, 0.75) - Quantile(known, 0.25));
        // Differences of rounding alone are no spread.
        return [.. values.Select(v => v is { } d && width > 1e-12 ? (d - median) / (0.74 * width) : (double?)null)];
    }

    /// <summary>Linear between the ordered values (type 7 of Hyndman and Fan 1996).</summary>
    private static double Quantile(double[] ordered, double share)
    {
        var place = share * (ordered.Length - 1);
        var below = (int)place;
        return below == ordered.Length - 1 ? ordered[below] : ordered[below] + (place - below) * (ordered[below + 1] - ordered[below]);
    }

    private static double SquaredDifference(IrtItem moved, IrtItem target)
    {
        double sum = 0, weights = 0;
        for (var q = 0; q < AbilityWeights.Normal.Points.Length; q++)
        {
            var theta = AbilityWeights.Normal.Points[q];
            var off = (target.ExpectedScore(theta) - moved.ExpectedScore(theta)) / (target.Categories - 1);
            sum += AbilityWeights.Normal.Weights[q] * off * off;
            weights += AbilityWeights.Normal.Weights[q];
        }
        return sum / weights;
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
