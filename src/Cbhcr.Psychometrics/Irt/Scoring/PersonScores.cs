using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Irt.Scoring;

/// <summary>Which scores are worked out.</summary>
/// <param name="Eap">Expected a posteriori.</param>
/// <param name="Map">Maximum a posteriori.</param>
/// <param name="Mle">Maximum likelihood.</param>
/// <param name="Wle">Weighted likelihood.</param>
/// <param name="Form">The weight of the weighted likelihood.</param>
/// <param name="Quadrature">For EAP; <see cref="AbilityEstimates.Points"/> if null.</param>
/// <param name="Threads">At most so many; the result does not depend on it.</param>
public sealed record ScoringOptions(
    bool Eap = true, bool Map = true, bool Mle = true, bool Wle = true, WeightedLikelihood Form = WeightedLikelihood.Warm, Quadrature? Quadrature = null, int Threads = 2);

/// <summary>Everything the answers of one pattern say of ability.</summary>
/// <param name="FirstPerson">The first person who answered so, from 0.</param>
/// <param name="Persons">How many did.</param>
/// <param name="Points">Sum of the categories that are not missing.</param>
/// <param name="Answered">Items that are not missing.</param>
/// <param name="ExpectedPoints">Expected points on all items at the EAP estimate; null without it.</param>
/// <param name="Eap">Null if not asked for.</param>
/// <param name="Map">Null if not asked for.</param>
/// <param name="Mle">Null if not asked for.</param>
/// <param name="Wle">Null if not asked for.</param>
public sealed record PatternScore(
    int FirstPerson, int Persons, int Points, int Answered, double? ExpectedPoints, AbilityEstimate? Eap, AbilityEstimate? Map, AbilityEstimate? Mle, AbilityEstimate? Wle);

/// <summary>Scores of persons by response pattern.</summary>
/// <param name="Patterns">The patterns of the responses.</param>
/// <param name="Scores">One a pattern.</param>
public sealed record PersonScores(ResponsePatterns Patterns, IReadOnlyList<PatternScore> Scores)
{
    /// <summary>Empirical reliability of the EAP estimates over persons; null without them.</summary>
    public double? EmpiricalReliability => Scores.Count > 0 && Scores[0].Eap is not null ? Reliability.Empirical([.. Patterns.OfPerson.ToArray().Select(p => Scores[p].Eap!.Value)]) : null;

    /// <summary>The scores of a person.</summary>
    /// <param name="person">From 0.</param>
    public PatternScore Of(int person) => Scores[Patterns.OfPerson[person]];

    /// <summary>Scores all persons, each pattern once.</summary>
    /// <param name="items">In the order of the columns.</param>
    /// <param name="population">Whom the persons are taken from.</param>
    /// <param name="responses">Persons × items.</param>
    /// <param name="options">All scores if null.</param>
    /// <exception cref="ArgumentException">Items and responses do not match.</exception>
    public static PersonScores Of(IReadOnlyList<IrtItem> items, Population population, CategoryResponses responses, ScoringOptions? options = null)
    {
        var o = options ?? new();
        var patterns = ResponsePatterns.Of(responses);
        var eap = o.Eap ? AbilityEstimates.Eap(items, population, patterns.Distinct, o.Quadrature, o.Threads) : null;
        var map = o.Map ? AbilityEstimates.Map(items, population, patterns.Distinct, o.Threads) : null;
        var mle = o.Mle ? AbilityEstimates.Mle(items, patterns.Distinct, o.Threads) : null;
        var wle = o.Wle ? AbilityEstimates.Wle(items, patterns.Distinct, o.Form, o.Threads) : null;
        var scores = new PatternScore[patterns.Count];
        for (var p = 0; p < scores.Length; p++)
        {
            var (points, answered) = (0, 0);
            foreach (var code in patterns.Distinct.Person(p))
            {
                if (code == CategoryResponses.Missing) continue;
                points += code;
                answered++;
            }
            double? expected = eap?[p].Value is { } ability ? TestCurve.ExpectedScore(items, ability) : null;
            scores[p] = new(patterns.FirstPersons[p], patterns.Counts[p], points, answered, expected, eap?[p], map?[p], mle?[p], wle?[p]);
        }
        return new(patterns, scores);
    }
}
