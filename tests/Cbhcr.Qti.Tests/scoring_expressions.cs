using Cbhcr.Qti.Model;
using Cbhcr.Qti.Scoring;

namespace Cbhcr.Qti.Tests;

/// <summary>Each row: an expression, and what it comes to by the specification, worked out by hand. Lists are joined by a bar; NULL is "".</summary>
public class scoring_expressions
{
    private const string One = "<qti-base-value base-type='integer'>1</qti-base-value>", Two = "<qti-base-value base-type='integer'>2</qti-base-value>", Three = "<qti-base-value base-type='integer'>3</qti-base-value>";
    private const string Half = "<qti-base-value base-type='float'>2.5</qti-base-value>", Minus = "<qti-base-value base-type='integer'>-7</qti-base-value>", Null = "<qti-null/>";
    private const string True = "<qti-base-value base-type='boolean'>true</qti-base-value>", False = "<qti-base-value base-type='boolean'>false</qti-base-value>";
    private const string List = $"<qti-ordered>{One}{Two}{Three}{Two}</qti-ordered>", Bag = $"<qti-multiple>{Two}{One}</qti-multiple>";

    [Theory]
    [InlineData($"<qti-sum>{One}{Two}</qti-sum>", "3")]
    [InlineData($"<qti-sum>{One}{Half}</qti-sum>", "3.5")]
    [InlineData($"<qti-sum>{List}</qti-sum>", "8")]
    [InlineData($"<qti-sum>{One}{Null}</qti-sum>", "")]
    [InlineData($"<qti-subtract>{One}{Half}</qti-subtract>", "-1.5")]
    [InlineData($"<qti-product>{Two}{Three}</qti-product>", "6")]
    [InlineData($"<qti-divide>{Three}{Two}</qti-divide>", "1.5")]
    [InlineData($"<qti-divide>{Three}<qti-base-value base-type='integer'>0</qti-base-value></qti-divide>", "")]
    [InlineData($"<qti-power>{Two}{Three}</qti-power>", "8")]
    [InlineData($"<qti-power>{Minus}{Half}</qti-power>", "")]
    [InlineData($"<qti-integer-divide>{Minus}{Two}</qti-integer-divide>", "-4")]
    [InlineData($"<qti-integer-modulus>{Minus}{Two}</qti-integer-modulus>", "1")]
    [InlineData("<qti-truncate><qti-base-value base-type='float'>-6.8</qti-base-value></qti-truncate>", "-6")]
    [InlineData("<qti-round><qti-base-value base-type='float'>-6.5</qti-base-value></qti-round>", "-6")]
    [InlineData("<qti-round><qti-base-value base-type='float'>6.5</qti-base-value></qti-round>", "7")]
    [InlineData("<qti-round-to rounding-mode='decimalPlaces' figures='2'><qti-base-value base-type='float'>2.675</qti-base-value></qti-round-to>", "2.68")]
    [InlineData("<qti-round-to rounding-mode='significantFigures' figures='3'><qti-base-value base-type='float'>1239451</qti-base-value></qti-round-to>", "1240000")]
    [InlineData($"<qti-min>{List}</qti-min>", "1")]
    [InlineData($"<qti-max>{Half}{Two}</qti-max>", "2.5")]
    [InlineData("<qti-gcd><qti-base-value base-type='integer'>12</qti-base-value><qti-base-value base-type='integer'>18</qti-base-value></qti-gcd>", "6")]
    [InlineData("<qti-lcm><qti-base-value base-type='integer'>4</qti-base-value><qti-base-value base-type='integer'>6</qti-base-value></qti-lcm>", "12")]
    [InlineData($"<qti-stats-operator name='mean'>{List}</qti-stats-operator>", "2")]
    [InlineData($"<qti-stats-operator name='popVariance'>{List}</qti-stats-operator>", "0.5")]
    [InlineData($"<qti-stats-operator name='sampleVariance'>{Bag}</qti-stats-operator>", "0.5")]
    [InlineData($"<qti-math-operator name='abs'>{Minus}</qti-math-operator>", "7")]
    [InlineData($"<qti-math-operator name='log'>{Minus}</qti-math-operator>", "")]
    [InlineData("<qti-math-operator name='toDegrees'><qti-math-constant name='pi'/></qti-math-operator>", "180")]
    [InlineData($"<qti-index n='3'>{List}</qti-index>", "3")]
    [InlineData($"<qti-index n='5'>{List}</qti-index>", "")]
    [InlineData($"<qti-delete>{Two}{List}</qti-delete>", "1|3")]
    [InlineData($"<qti-delete>{Two}<qti-multiple>{Two}</qti-multiple></qti-delete>", "")]
    [InlineData($"<qti-container-size>{List}</qti-container-size>", "4")]
    [InlineData($"<qti-container-size>{Null}</qti-container-size>", "0")]
    [InlineData($"<qti-multiple>{Null}{Two}</qti-multiple>", "2")]
    [InlineData($"<qti-multiple>{Null}</qti-multiple>", "")]
    [InlineData($"<qti-repeat number-repeats='2'>{One}{Two}</qti-repeat>", "1|2|1|2")]
    [InlineData($"<qti-member>{Three}{List}</qti-member>", "true")]
    [InlineData($"<qti-member>{Null}{List}</qti-member>", "")]
    [InlineData($"<qti-contains>{List}<qti-ordered>{Two}{Three}</qti-ordered></qti-contains>", "true")]
    [InlineData($"<qti-contains>{List}<qti-ordered>{One}{Three}</qti-ordered></qti-contains>", "false")]
    [InlineData($"<qti-contains>{Bag}<qti-multiple>{One}{One}</qti-multiple></qti-contains>", "false")]
    [InlineData($"<qti-match>{Bag}<qti-multiple>{One}{Two}</qti-multiple></qti-match>", "true")]
    [InlineData($"<qti-match><qti-ordered>{One}{Two}</qti-ordered><qti-ordered>{Two}{One}</qti-ordered></qti-match>", "false")]
    [InlineData($"<qti-match>{Bag}{Null}</qti-match>", "")]
    [InlineData("<qti-match><qti-base-value base-type='pair'>A B</qti-base-value><qti-base-value base-type='pair'>B A</qti-base-value></qti-match>", "true")]
    [InlineData("<qti-match><qti-base-value base-type='directedPair'>A B</qti-base-value><qti-base-value base-type='directedPair'>B A</qti-base-value></qti-match>", "false")]
    [InlineData($"<qti-is-null>{Null}</qti-is-null>", "true")]
    [InlineData("<qti-is-null><qti-base-value base-type='string'></qti-base-value></qti-is-null>", "true")]
    [InlineData($"<qti-not>{Null}</qti-not>", "")]
    [InlineData($"<qti-and>{True}{Null}</qti-and>", "")]
    [InlineData($"<qti-and>{False}{Null}</qti-and>", "false")]
    [InlineData($"<qti-or>{True}{Null}</qti-or>", "true")]
    [InlineData($"<qti-or>{False}{Null}</qti-or>", "")]
    [InlineData($"<qti-any-n min='1' max='2'>{True}{True}{True}</qti-any-n>", "false")]
    [InlineData($"<qti-any-n min='1' max='2'>{True}{Null}{False}</qti-any-n>", "true")]
    [InlineData($"<qti-any-n min='2' max='2'>{True}{Null}{False}</qti-any-n>", "")]
    [InlineData($"<qti-gt>{Two}{One}</qti-gt>", "true")]
    [InlineData($"<qti-lte>{Two}{Null}</qti-lte>", "")]
    [InlineData($"<qti-equal tolerance-mode='absolute' tolerance='0.5'>{Two}{Half}</qti-equal>", "true")]
    [InlineData($"<qti-equal tolerance-mode='absolute' tolerance='0.5' include-upper-bound='false'>{Two}{Half}</qti-equal>", "false")]
    [InlineData($"<qti-equal tolerance-mode='relative' tolerance='10 30'>{Two}{Half}</qti-equal>", "true")]
    [InlineData($"<qti-equal tolerance-mode='relative' tolerance='30 10'>{Two}{Half}</qti-equal>", "false")]
    [InlineData($"<qti-equal tolerance-mode='exact'>{Two}{Half}</qti-equal>", "false")]
    [InlineData("<qti-equal-rounded rounding-mode='significantFigures' figures='3'><qti-base-value base-type='float'>3.175</qti-base-value><qti-base-value base-type='float'>3.183</qti-base-value></qti-equal-rounded>", "true")]
    [InlineData("<qti-equal-rounded rounding-mode='significantFigures' figures='3'><qti-base-value base-type='float'>3.175</qti-base-value><qti-base-value base-type='float'>3.1749</qti-base-value></qti-equal-rounded>", "false")]
    [InlineData("<qti-string-match case-sensitive='false'><qti-base-value base-type='string'>York</qti-base-value><qti-base-value base-type='string'>yORK</qti-base-value></qti-string-match>", "true")]
    [InlineData("<qti-string-match case-sensitive='true'><qti-base-value base-type='string'>York</qti-base-value><qti-base-value base-type='string'>yORK</qti-base-value></qti-string-match>", "false")]
    [InlineData("<qti-substring case-sensitive='true'><qti-base-value base-type='string'>or</qti-base-value><qti-base-value base-type='string'>York</qti-base-value></qti-substring>", "true")]
    [InlineData("<qti-pattern-match pattern='[0-9]{2}'><qti-base-value base-type='string'>123</qti-base-value></qti-pattern-match>", "false")]
    [InlineData("<qti-pattern-match pattern='[0-9]{3}'><qti-base-value base-type='string'>123</qti-base-value></qti-pattern-match>", "true")]
    [InlineData("<qti-inside shape='circle' coords='10,10,5'><qti-base-value base-type='point'>13 14</qti-base-value></qti-inside>", "true")]
    [InlineData("<qti-inside shape='rect' coords='0,0,9,9'><qti-base-value base-type='point'>13 14</qti-base-value></qti-inside>", "false")]
    [InlineData("<qti-inside shape='ellipse' coords='0,0,4,2'><qti-base-value base-type='point'>3 1</qti-base-value></qti-inside>", "true")]
    [InlineData("<qti-inside shape='poly' coords='0,0,10,0,0,10'><qti-base-value base-type='point'>6 6</qti-base-value></qti-inside>", "false")]
    [InlineData("<qti-inside shape='poly' coords='0,0,10,0,0,10'><qti-base-value base-type='point'>5 5</qti-base-value></qti-inside>", "true")]
    public void come_to_what_the_specification_says(string expression, string expected) => string.Join("|", Worked(expression).Outcomes["X"].Values).ShouldBe(expected);

    [Theory]
    [InlineData("<qti-custom-operator class='x'/>", "qti-custom-operator")]
    [InlineData("<qti-random><qti-variable identifier='X'/></qti-random>", "qti-random")]
    [InlineData("<qti-number-correct/>", "qti-number-correct")]
    [InlineData("<qti-variable identifier='NOWHERE'/>", "qti-variable: there is no NOWHERE")]
    [InlineData("<qti-pattern-match pattern='(a'><qti-base-value base-type='string'>a</qti-base-value></qti-pattern-match>", "qti-pattern-match: (a")]
    [InlineData("<qti-sum/>", "qti-sum with too few parts")]
    public void are_named_when_they_are_not_known(string expression, string named)
    {
        Worked(expression).Unsupported.ShouldBe(named);
        Worked(expression).Score.ShouldBeNull();
    }

    private static Scored Worked(string expression)
    {
        var list = expression.StartsWith("<qti-del", StringComparison.Ordinal) || expression.StartsWith("<qti-mul", StringComparison.Ordinal) || expression.StartsWith("<qti-rep", StringComparison.Ordinal);
        var type = expression.StartsWith("<qti-ran", StringComparison.Ordinal) ? "identifier" : null;
        return ItemScoring.Score(new("i", "", null, false, false, [], [], [], [new("X", list ? Cardinality.Multiple : Cardinality.Single, type, null)],
            new(null, Xml.Rules($"<qti-set-outcome-value identifier='X'>{expression}</qti-set-outcome-value>")), []), new Dictionary<string, IReadOnlyList<string>>());
    }
}
