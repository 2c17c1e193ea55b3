using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Security;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Security;

public sealed class a_pattern_fit
{
    [Fact]
    public void of_a_small_form_by_hand()
    {
        // Right: 4, 4, 2, 1 of 5 persons.
        var fits = PatternFit.Of(Matrix.Of("1100", "1110", "1000", "0101", "1110"));
        fits.Select(f => f.GuttmanErrors).ShouldBe([0, 0, 0, 2, 0]);
        fits[3].NormedErrors.ShouldBe(2 / 4.0);
        // Log-odds ln 4, ln 4, ln ⅔, −ln 4: largest 2 ln 4, smallest ln ⅔ − ln 4, observed 0.
        fits[3].U3!.Value.ShouldBe(2 * Math.Log(4) / (3 * Math.Log(4) - Math.Log(2 / 3.0)), 1e-12);
        fits[0].U3!.Value.ShouldBe(0, 1e-12);
    }

    [Property(Arbitrary = [typeof(AnyResponses)])]
    public void is_what_one_pair_at_a_time_gives(Case given)
    {
        var (responses, n) = (given.Responses, given.Responses.Items);
        var fits = PatternFit.Of(responses);
        for (var p = 0; p < responses.Persons; p++)
        {
            var x = Row(responses, p);
            var errors = Enumerable.Range(0, n).Sum(e => Enumerable.Range(0, n).Count(h => x[e] == 0 && x[h] == 1 && Total(responses, e) > Total(responses, h)));
            fits[p].GuttmanErrors.ShouldBe(errors);
            double over = 0, under = 0;
            for (var w = 0; w < responses.Persons; w++)
            {
                if (w == p) continue;
                var y = Row(responses, w);
                var (a, b) = (x.Average(), y.Average());
                over += x.Zip(y, (u, v) => u * v).Average() - a * b;
                under += Math.Min(a, b) - a * b;
            }
            if (x.Sum() == 0 || x.Sum() == n || under < 1e-9) fits[p].HT.ShouldBeNull();
            else fits[p].HT!.Value.ShouldBe(over / under, 1e-9);
            if (fits[p].U3 is { } u3) u3.ShouldBeInRange(0, 1);
            if (fits[p].NormedErrors is { } normed) normed.ShouldBeInRange(0, 1);
        }
    }

    [Property(Arbitrary = [typeof(AnyResponsesWithGaps)])]
    public void of_any_marks_is_finite(Case given)
    {
        foreach (var fit in PatternFit.Of(given.Responses))
            foreach (var value in new[] { fit.NormedErrors, fit.U3, fit.HT })
                if (value is { } v) double.IsFinite(v).ShouldBeTrue();
    }

    [Fact]
    public void has_p_values_that_hold_their_level_and_find_a_turned_pattern()
    {
        const int Persons = 300, Items = 40;
        var chance = new SplitMix64(17);
        IrtItem[] items = [.. Enumerable.Range(0, Items).Select(_ => DichotomousItem.At(1.2, chance.NextNormal()))];
        double[] abilities = [.. Enumerable.Range(0, Persons).Select(_ => chance.NextNormal())];
        var marks = new byte[Persons * Items];
        for (var p = 0; p < Persons; p++)
            for (var i = 0; i < Items; i++)
                // Person 0 knows the hard half only.
                marks[p * Items + i] = (byte)((p == 0 ? items[i].ExpectedScore(0) < 0.5 : chance.NextUniform() < items[i].ExpectedScore(abilities[p])) ? Mark.Right : Mark.Wrong);
        ScoredResponses responses = new(Persons, Items, marks);
        var tests = PatternFitTest.Of(responses, items, abilities, replications: 299);
        (tests.Skip(1).Count(t => t.U3P <= 0.1) / (Persons - 1.0)).ShouldBe(0.1, 0.055);
        (tests.Skip(1).Count(t => t.NormedErrorsP <= 0.1) / (Persons - 1.0)).ShouldBe(0.1, 0.055);
        tests[0].ShouldBe(new(1 / 300.0, 1 / 300.0));
        PatternFitTest.Of(responses, items, abilities, replications: 99, threads: 1).ShouldBe(PatternFitTest.Of(responses, items, abilities, replications: 99, threads: 2));
    }

    [Fact]
    public void of_odd_data_says_nothing()
    {
        PatternFit.Of(Matrix.Of()).ShouldBeEmpty();
        PatternFit.Of(Matrix.Of("11", "00", "--")).ShouldAllBe(f => f.NormedErrors == null && f.U3 == null && f.HT == null);
        PatternFitTest.Of(Matrix.Of("1"), [new DichotomousItem(1, 0)], [0]).ShouldBe([default]);
    }

    private static int[] Row(ScoredResponses responses, int person) => [.. responses.Person(person).ToArray().Select(m => m == (byte)Mark.Right ? 1 : 0)];

    private static int Total(ScoredResponses responses, int item) => Enumerable.Range(0, responses.Persons).Count(p => responses[p, item] == Mark.Right);
}
