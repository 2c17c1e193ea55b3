using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Scoring;

namespace Cbhcr.Psychometrics.Tests.Scoring;

public sealed class response_patterns
{
    [Property]
    public void are_the_different_rows_in_order(byte[] cells)
    {
        var codes = cells.Select(c => c % 4 == 3 ? CategoryResponses.Missing : (byte)(c % 4)).Take(cells.Length / 2 * 2).ToArray();
        var patterns = ResponsePatterns.Of(new(codes.Length / 2, [3, 3], codes));
        var rows = codes.Chunk(2).Select(r => (r[0], r[1])).ToList();
        var distinct = rows.Distinct().ToList();
        patterns.Distinct.Codes.ToArray().ShouldBe(distinct.SelectMany(r => new[] { r.Item1, r.Item2 }));
        patterns.OfPerson.ToArray().ShouldBe(rows.Select(r => distinct.IndexOf(r)));
        patterns.Counts.ToArray().ShouldBe(distinct.Select(d => rows.Count(r => r == d)));
        patterns.FirstPersons.ToArray().ShouldBe(distinct.Select(d => rows.IndexOf(d)));
    }

    [Fact]
    public void carry_all_scores_of_their_persons()
    {
        var items = Plain.Mixed(3);
        var responses = Plain.Rows(items, "010", "11-", "010", "103");
        var scores = PersonScores.Of(items, Population.Standard, responses);
        scores.Scores.Select(s => (s.FirstPerson, s.Persons, s.Points, s.Answered)).ShouldBe([(0, 2, 1, 3), (1, 1, 2, 2), (3, 1, 4, 3)]);
        scores.Of(2).ShouldBe(scores.Scores[0]);
        scores.Of(1).Eap.ShouldBe(AbilityEstimates.Eap(items, Population.Standard, responses)[1]);
        scores.Of(3).Wle.ShouldBe(AbilityEstimates.Wle(items, responses)[3]);
        scores.EmpiricalReliability.ShouldBe(Irt.Scoring.Reliability.Empirical(AbilityEstimates.Eap(items, Population.Standard, responses)));
        PersonScores.Of(items, Population.Standard, responses, new(Eap: false, Mle: false)).Scores[0].ShouldSatisfyAllConditions(s => s.Eap.ShouldBeNull(), s => s.Mle.ShouldBeNull(), s => s.Map.ShouldNotBeNull());
        Irt.Scoring.Reliability.Empirical([]).ShouldBeNull();
    }
}
