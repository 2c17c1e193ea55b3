using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using Cbhcr.Psychometrics.Classical;
using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Exam.Analysis;

/// <summary>Every figure of an analysis, from its inputs alone: the same inputs give the same figures, digit by digit.</summary>
public static class Figures
{
    internal const double Confidence = 0.95;

    /// <exception cref="InvalidOperationException">An answer is for another item version than stands on the form, or for an option that version lacks.</exception>
    public static FormFigures Of(AnalysisInputs inputs)
    {
        if (inputs.Versions.Any(v => v.Content.Type != ItemTypes.SingleBestAnswer)) return GradedFigures.Of(inputs);
        var slots = inputs.Form.Slots;
        var uses = slots.Select(s => s.Use == SlotUse.Scored ? ItemUse.Scored : ItemUse.Pretest).ToArray();
        var responses = Responses(inputs);
        var form = ItemAnalysis.Of(responses.Score(), uses);
        var options = OptionAnalysis.Of(responses, uses);
        var interval = form.AlphaInterval(Confidence);
        var seconds = Seconds(inputs.Sittings);
        var scores = form.Scores;
        return new(scores.N, form.ScoredItems, Shown(scores.Mean, scores.N), Shown(scores.StandardDeviation, scores.N), Shown(form.Alpha, scores.N),
            Shown(interval?.Low, scores.N), Shown(interval?.High, scores.N), Shown(form.StandardErrorOfMeasurement, scores.N),
            scores.Minimum, scores.Maximum, scores.Median, Frequencies(scores),
            [.. slots.Select((slot, i) => Item(slot, inputs.Versions[i], form.Items[i], options[i], Median.Of(seconds[slot.Position])))]);
    }

    private static ItemFigures Item(FormSlot slot, ItemVersion version, ItemStatistics item, ItemOptions options, double? medianSeconds) => new(
        slot.Position, slot.ItemCode, slot.ContentVersion, slot.Competency, slot.Use == SlotUse.Scored, Shown(item.P, item.N), Shown(item.RestCorrelation, item.N),
        [.. version.Content.Options.Zip(options.Options, (option, figures) => new OptionCount(option.Id, figures.Count, figures.IsKey))],
        options.Omitted + options.NotReached, medianSeconds);

    /// <summary>A value under its threshold is not stored either, so that no reader can print it by mistake.</summary>
    internal static Figure Shown(double? value, int n)
    {
        var threshold = SampleThresholds.Default.Classical;
        return new(n < threshold ? null : value, n, threshold);
    }

    private static List<ScoreFrequency> Frequencies(ScoreDistribution scores)
    {
        var occurring = new List<ScoreFrequency>();
        for (var raw = 0; raw < scores.Frequencies.Length; raw++)
            if (scores.Frequencies[raw] > 0) occurring.Add(new(raw, scores.Frequencies[raw]));
        return occurring;
    }

    /// <summary>Browsers that measure nothing report 0; such answers say nothing about time.</summary>
    internal static ILookup<int, double> Seconds(IReadOnlyList<FinishedSitting> sittings) =>
        sittings.SelectMany(s => s.Responses).Where(r => r.TimeOnItem > 0).ToLookup(r => r.Position, r => r.TimeOnItem / 1000.0);

    private static OptionResponses Responses(AnalysisInputs inputs)
    {
        var items = inputs.Versions.Select(v => new KeyedItem(v.Content.Options.Count, OptionOf(v, v.Content.Key))).ToArray();
        return new(items, inputs.Sittings.Count, [.. inputs.Sittings.SelectMany(s => Codes(s, inputs))]);
    }

    private static IEnumerable<byte> Codes(FinishedSitting sitting, AnalysisInputs inputs)
    {
        var answers = sitting.Responses.ToDictionary(r => r.Position);
        var last = answers.Keys.DefaultIfEmpty(0).Max();
        return inputs.Form.Slots.Zip(inputs.Versions, (slot, version) => answers.TryGetValue(slot.Position, out var answer) ? Code(answer, slot, version, sitting.SittingId)
            : slot.Position > last ? ResponseCode.NotReached : ResponseCode.Omitted);
    }

    private static byte Code(FinalResponse answer, FormSlot slot, ItemVersion version, Guid sittingId)
    {
        if (answer.ItemId != slot.ItemId || answer.ContentVersion != slot.ContentVersion)
            throw new InvalidOperationException($"Sitting {sittingId} has an answer at position {slot.Position} for another item version than its form.");
        return answer.OptionId is { } option ? (byte)OptionOf(version, option) : ResponseCode.Omitted;
    }

    private static int OptionOf(ItemVersion version, string option)
    {
        for (var i = 0; i < version.Content.Options.Count; i++)
            if (version.Content.Options[i].Id == option) return i;
        throw new InvalidOperationException($"{version.Code} version {version.ContentVersion} has no option {option}.");
    }
}
