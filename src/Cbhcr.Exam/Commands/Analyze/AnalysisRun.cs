using Cbhcr.Exam.Commands.Analyze.Page;
using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt.Scoring;

namespace Cbhcr.Exam.Commands.Analyze;

/// <summary>An analysis from file to report, in stages that can be watched.</summary>
internal sealed class AnalysisRun(AnalyzeOptions options, TimeProvider time, AnalysisRun.StageAsync stage)
{
    /// <summary>Does a piece of work under a name and tells how far it is, from 0 to 1.</summary>
    public delegate Task StageAsync(string name, Action<Action<double>> work);

    private readonly List<string> _notes = [];

    public IReadOnlyList<ItemCurve?>? Curves { get; private set; }

    public async Task<AnalysisReport> RunAsync()
    {
        AnalysisData data = null!;
        ClassicalPart classical = null!;
        await stage($"Reading {Path.GetFileName(options.Responses)}", _ => data = AnalysisData.Of(ResponseFile.Read(options), options));
        _notes.AddRange(data.Notes);
        var thresholds = SampleThresholds.Default;
        await stage("Classical figures", _ => classical = ClassicalPart.Of(data, options.Seed, thresholds, _notes));
        var items = classical.Items.ToArray();
        ModelPart? model = null;
        if (options.Model is not null)
        {
            if (data.File.Persons < thresholds.Rasch) _notes.Add($"{AnalysisData.Count(data.File.Persons)}: below {thresholds.Rasch} not even a Rasch model can be interpreted.");
            await stage($"Model {options.ModelName}", progress => model = ModelPart.Of(data, options, time, progress, _notes));
            for (var k = 0; k < model?.Kept.Count; k++) items[model.Kept[k]] = items[model.Kept[k]] with { Irt = model.Parameters(k, data.File.Items) };
            if (model is not null) Curves = Placed(model, items.Length);
        }
        if (options.Dif is not null)
            await stage("Groups compared", _ =>
            {
                var found = FairnessPart.Of(data, options, _notes);
                for (var i = 0; i < items.Length; i++) items[i] = items[i] with { Dif = found[i] };
            });
        var decision = options.Cut is { } cut ? DecisionPart.Of(data, classical, model, cut, _notes) : null;
        var cases = new List<CaseReport>();
        if (options.Forensics) await stage("Answers compared", _ => cases.AddRange(ForensicsPart.OfAnswers(data, model, [.. model?.Fit.Persons.Select(p => p.LzStar) ?? []], _notes)));
        if (options.Times is { } times) await stage("Times", _ => cases.AddRange(ForensicsPart.OfTimes(TimesFile.Read(times, data.File, options.Missing), _notes)));
        var test = model is null ? classical.Test : classical.Test with { Csem = [.. classical.Test.Csem.Select(c => c with { Irt = AtScore(model, data, c.Score) })] };
        return new(data.File.Persons, items, test, model?.Report(options.ModelName), Persons(data, classical, model), decision, cases, _notes);
    }

    private static ItemCurve?[] Placed(ModelPart model, int items)
    {
        var curves = new ItemCurve?[items];
        for (var k = 0; k < model.Kept.Count; k++) curves[model.Kept[k]] = model.Curve(k);
        return curves;
    }

    private static double? AtScore(ModelPart model, AnalysisData data, int score) =>
        model.Kept.Count == data.File.Items.Count && TestCurve.AbilityFor(model.Calibration.Items, score) is { } theta ? TestCurve.ScoreStandardError(model.Calibration.Items, theta) : null;

    private static List<PersonReport> Persons(AnalysisData data, ClassicalPart classical, ModelPart? model) =>
        [.. Enumerable.Range(0, data.File.Persons).Select(p =>
        {
            if (model?.Scores.Of(p) is not { } s) return new PersonReport(p + 1, classical.Totals[p], null, null, null, null, null, null, null, null, null, null);
            return new(p + 1, classical.Totals[p], s.Eap?.Value, s.Eap?.StandardError, s.Map?.Value, s.Map?.StandardError, s.Mle?.Value, s.Mle?.StandardError, s.Wle?.Value, s.Wle?.StandardError, model.Fit.Persons[p].Lz, model.Fit.Persons[p].LzStar);
        })];
}
