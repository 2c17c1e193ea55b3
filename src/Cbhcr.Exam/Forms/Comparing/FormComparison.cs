using Cbhcr.Assembly.Problem;
using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Forms;

/// <summary>A slot with what the bank knows of its item.</summary>
internal sealed record KnownSlot(FormSlot Slot, FormCandidateItem Item);

/// <summary>One form in figures; what rests on items without statistics says on how many it rests (FRM-02).</summary>
/// <param name="MeanP">Over the scored items with a known p.</param>
/// <param name="MeanB">Over the calibrated scored items.</param>
/// <param name="ExpectedScore">Sum of p; null unless every scored item has one.</param>
/// <param name="ExpectedSd">Sum of r times the item's spread; null unless every scored item has p and r.</param>
/// <param name="ExpectedAlpha">Of the same.</param>
/// <param name="CutTheta">Where the expected score is the cut; null without calibration or cut.</param>
/// <param name="Information">There.</param>
/// <param name="Sem">There, on the theta scale; the inverse square root of the information.</param>
/// <param name="RawSem">At the cut in raw points, by the binomial error model (Lord 1957); needs no statistics.</param>
/// <param name="Grade">Flesch–Kincaid of all items together.</param>
public sealed record FormFigure(
    Guid FormId, string Code, int Scored, int Pretest, int WithP, double? MeanP, int WithB, double? MeanB, double? ExpectedScore, double? ExpectedSd, double? ExpectedAlpha,
    double? CutTheta, double? Information, double? Sem, double? RawSem, int Words, double? Grade, int Cases)
{
    /// <summary>Scored items by the letter of the key.</summary>
    public IReadOnlyDictionary<string, int> Keys { get; init; } = new Dictionary<string, int>();

    /// <summary>p of the scored items that have one, rising.</summary>
    public IReadOnlyList<double> Difficulties { get; init; } = [];

    /// <summary>Theta and information from −3 to 3; empty without calibration.</summary>
    public IReadOnlyList<CurvePoint> Curve { get; init; } = [];
}

public sealed record CurvePoint(double Theta, double Information);

/// <param name="Kind">competency, domain, cognitive level, type or skill area.</param>
/// <param name="Items">Scored items, in the order of the forms.</param>
public sealed record CellRow(string Kind, string Value, IReadOnlyList<int> Items)
{
    public bool Differs => Items.Distinct().Count() > 1;
}

/// <param name="Common">Items that stand on both, scored or not.</param>
public sealed record FormOverlap(string First, string Second, int Common, double Percent);

public sealed record FormComparison(IReadOnlyList<FormFigure> Forms, IReadOnlyList<CellRow> Cells, IReadOnlyList<FormOverlap> Overlaps, int? Cut)
{
    private const double Step = 0.25, Edge = 3;

    internal static FormComparison Of(IReadOnlyList<(Form Form, IReadOnlyList<KnownSlot> Slots)> forms, int? cut) =>
        new([.. forms.Select(f => Figure(f.Form, f.Slots, cut))], [.. Rows(forms)],
            [.. forms.SelectMany((f, i) => forms.Skip(i + 1).Select(g => Overlap(f, g)))], cut);

    private static FormFigure Figure(Form form, IReadOnlyList<KnownSlot> slots, int? cut)
    {
        var scored = slots.Where(s => s.Slot.Use == SlotUse.Scored).Select(s => s.Item).ToList();
        var p = scored.Select(i => i.Figures?.P).OfType<double>().Order().ToList();
        var models = scored.Select(FormStatistics.ModelOf).OfType<ItemModel>().ToList();
        var calibrated = models.Count == scored.Count && models.Count > 0;
        var theta = calibrated && cut is { } c && c > 0 && c < scored.Count ? ThetaOf(models, c) : null;
        var information = theta is { } t ? models.Sum(m => FormStatistics.Information(m, t)) : (double?)null;
        var (sd, alpha) = Spread(scored);
        return new(form.Id, form.Code, scored.Count, slots.Count - scored.Count, p.Count, p.Count == 0 ? null : p.Average(), models.Count,
            models.Count == 0 ? null : models.Average(m => m.Parameters[m.Parameters.Count == 1 ? 0 : 1]), p.Count == scored.Count && p.Count > 0 ? p.Sum() : null, sd, alpha,
            theta, information, information is > 0 and { } i ? 1 / Math.Sqrt(i) : null, cut is { } x && x >= 0 && x <= scored.Count && scored.Count > 1
                ? Math.Sqrt(x * (scored.Count - x) / (double)(scored.Count - 1)) : null,
            slots.Sum(s => s.Item.Reading.Words), slots.Aggregate(new ReadingLoad(0, 0, 0), (sum, s) => sum + s.Item.Reading).Grade,
            slots.Select(s => s.Item.Stimulus).OfType<Guid>().Distinct().Count())
        {
            Keys = scored.Where(s => s.KeyPosition != FormCandidateItem.NoKeyPosition).CountBy(s => s.KeyPosition.ToString()).OrderBy(k => k.Key, StringComparer.Ordinal)
                .ToDictionary(),
            Difficulties = p,
            Curve = calibrated ? [.. Enumerable.Range(0, (int)(2 * Edge / Step) + 1).Select(k => -Edge + (k * Step))
                .Select(at => new CurvePoint(at, models.Sum(m => FormStatistics.Information(m, at))))] : [],
        };
    }

    /// <summary>The spread of scores is the sum of the items' spreads, each times its correlation with the score (Gulliksen 1950, ch. 21).</summary>
    private static (double? Sd, double? Alpha) Spread(List<FormCandidateItem> scored)
    {
        if (scored.Count < 2 || scored.Any(i => i.Figures is not { P: not null, Discrimination: not null })) return (null, null);
        var variances = scored.Select(i => i.Figures!.P!.Value * (1 - i.Figures.P.Value)).ToList();
        var sd = scored.Zip(variances, (i, v) => i.Figures!.Discrimination!.Value * Math.Sqrt(v)).Sum();
        return sd <= 0 ? (null, null) : (sd, scored.Count / (scored.Count - 1.0) * (1 - (variances.Sum() / (sd * sd))));
    }

    /// <summary>Where the expected score is the cut, by halving; the expected score rises with theta.</summary>
    private static double? ThetaOf(IReadOnlyList<ItemModel> models, int cut)
    {
        var (low, high) = (-8.0, 8.0);
        double Expected(double theta) => models.Sum(m => FormStatistics.Probability(m, theta));
        if (Expected(low) > cut || Expected(high) < cut) return null;
        for (var k = 0; k < 60; k++)
        {
            var middle = (low + high) / 2;
            if (Expected(middle) < cut) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    private static IEnumerable<CellRow> Rows(IReadOnlyList<(Form Form, IReadOnlyList<KnownSlot> Slots)> forms)
    {
        foreach (var (kind, of) in new (string, Func<KnownSlot, string>)[]
                 { ("domain", s => s.Slot.Domain), ("competency", s => s.Slot.Competency), ("cognitive level", s => s.Item.CognitiveLevel), ("type", s => s.Item.Type),
                     ("skill area", s => s.Item.SkillArea) })
        {
            var counts = forms.Select(f => f.Slots.Where(s => s.Slot.Use == SlotUse.Scored).CountBy(of).ToDictionary()).ToList();
            foreach (var value in counts.SelectMany(c => c.Keys).Distinct().Order(StringComparer.Ordinal))
                yield return new(kind, value, [.. counts.Select(c => c.GetValueOrDefault(value))]);
        }
    }

    private static FormOverlap Overlap((Form Form, IReadOnlyList<KnownSlot> Slots) f, (Form Form, IReadOnlyList<KnownSlot> Slots) g)
    {
        var common = f.Form.Slots.Select(s => s.ItemId).Intersect(g.Form.Slots.Select(s => s.ItemId)).Count();
        return new(f.Form.Code, g.Form.Code, common, 100.0 * common / Math.Max(1, Math.Min(f.Form.Slots.Count, g.Form.Slots.Count)));
    }
}
