using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>The answers to one form.</summary>
/// <param name="Items">Names of its items, each once; the same name on two forms is the same item.</param>
/// <param name="Responses">0 wrong, 1 right or missing; persons × the items named.</param>
public sealed record PooledForm(IReadOnlyList<string> Items, CategoryResponses Responses);

/// <summary>An item of the pool.</summary>
/// <param name="Name">As on its forms.</param>
/// <param name="Persons">Who answered it, on all forms together.</param>
/// <param name="Difficulty">b, in logits; 0 is the mean ability of the first form's persons.</param>
/// <param name="StandardError">In logits; null where the information is not positive definite.</param>
public sealed record PooledItem(string Name, int Persons, double Difficulty, double? StandardError)
{
    /// <summary>95 % interval, b ± 1.96 standard errors.</summary>
    public (double Low, double High)? Interval => StandardError is { } se ? (Difficulty - 1.959963984540054 * se, Difficulty + 1.959963984540054 * se) : null;
}

/// <summary>
/// Small forms put on one scale by a Rasch model over all their persons together: common items tie the forms, the persons of each form have a
/// mean and a spread of their own where the ties carry it, and a prior draws difficulties that few persons speak for towards the mean (concurrent calibration; Wright and
/// Stone 1979; Kolen and Brennan 2014, chapter 6).
/// </summary>
/// <param name="Items">In the order of first sight.</param>
/// <param name="Populations">Of each form's persons; all the same where the forms are not tied.</param>
/// <param name="Tied">Whether common items tie every form to the first. If not, the persons of all forms are taken as drawn from one population, which only random assignment to forms makes true.</param>
/// <param name="Calibration">Behind the figures, with its certificate.</param>
public sealed record PooledForms(IReadOnlyList<PooledItem> Items, IReadOnlyList<Population> Populations, bool Tied, Calibration Calibration)
{
    /// <summary>Calibrates.</summary>
    /// <param name="forms">One or more.</param>
    /// <param name="priorDeviation">Standard deviation of the normal prior of difficulties around the mean ability, in logits, above 0; 2 is weak.</param>
    /// <exception cref="ArgumentException">No form, a form that names an item twice or not all its columns, or a category above 1.</exception>
    public static PooledForms Of(IReadOnlyList<PooledForm> forms, double priorDeviation = 2)
    {
        var (names, places) = Names(forms);
        var (persons, groups) = (forms.Sum(f => f.Responses.Persons), new List<int>());
        var codes = new byte[persons * names.Count];
        Array.Fill(codes, CategoryResponses.Missing);
        for (var f = 0; f < forms.Count; f++)
            for (var person = 0; person < forms[f].Responses.Persons; person++)
            {
                var row = forms[f].Responses.Person(person);
                for (var i = 0; i < row.Length; i++)
                    codes[groups.Count * names.Count + places[f][i]] = row[i] is 0 or 1 or CategoryResponses.Missing ? row[i] : throw new ArgumentException($"Form {f}, person {person}, item {i}: category {row[i]}.", nameof(forms));
                groups.Add(f);
            }
        var tied = forms.Count == 1 || AreTied(places);
        var calibration = GeneralCalibration.Fit(new(persons, [.. names.Select(_ => 2)], codes), IrtModel.Rasch,
            new() { Groups = tied && forms.Count > 1 ? groups : null, Information = InformationMethod.Oakes }, new(Intercept: new NormalPrior(0, priorDeviation)));
        var answered = new int[names.Count];
        for (var at = 0; at < codes.Length; at++)
            if (codes[at] != CategoryResponses.Missing) answered[at % names.Count]++;
        return new([.. names.Select((name, i) => new PooledItem(name, answered[i], ((DichotomousItem)calibration.Items[i]).Difficulty, Error(calibration, i)))],
            [.. forms.Select((_, f) => calibration.Populations[tied && forms.Count > 1 ? f : 0])], tied, calibration);
    }

    private static double? Error(Calibration calibration, int item)
    {
        for (var p = 0; p < calibration.Parameters.Count; p++)
            if (calibration.Parameters[p] is { Kind: ParameterKind.Intercept } intercept && intercept.Owner == item) return calibration.Covariance?.StandardError(p);
        return null;
    }

    private static (List<string> Names, int[][] Places) Names(IReadOnlyList<PooledForm> forms)
    {
        if (forms.Count == 0) throw new ArgumentException("There is no form.", nameof(forms));
        var known = new Dictionary<string, int>();
        var places = new int[forms.Count][];
        for (var f = 0; f < forms.Count; f++)
        {
            if (forms[f].Items.Count != forms[f].Responses.Items) throw new ArgumentException($"Form {f}: {forms[f].Items.Count} names for {forms[f].Responses.Items} items.", nameof(forms));
            if (forms[f].Items.Distinct().Count() < forms[f].Items.Count) throw new ArgumentException($"Form {f} names an item twice.", nameof(forms));
            places[f] = [.. forms[f].Items.Select(name => known.TryGetValue(name, out var place) ? place : known[name] = known.Count)];
        }
        return ([.. known.Keys], places);
    }

    /// <summary>Whether one comes from the first form to every other over items that two forms share.</summary>
    private static bool AreTied(int[][] places)
    {
        var reached = new HashSet<int>(places[0]);
        var open = Enumerable.Range(1, places.Length - 1).ToList();
        while (open.FindIndex(f => places[f].Any(reached.Contains)) is >= 0 and var next)
        {
            reached.UnionWith(places[open[next]]);
            open.RemoveAt(next);
        }
        return open.Count == 0;
    }
}
