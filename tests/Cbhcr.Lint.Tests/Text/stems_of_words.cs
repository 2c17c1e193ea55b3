using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Tests.Text;

public class stems_of_words
{
    // The examples of Porter's paper, step by step, and some whole words.
    [Theory]
    [InlineData("caresses caress ponies poni cats cat feed feed agreed agre plastered plaster bled bled motoring motor sing sing")]
    [InlineData("conflated conflat troubled troubl sized size hopping hop tanned tan falling fall hissing hiss fizzed fizz failing fail filing file")]
    [InlineData("happy happi sky sky relational relat conditional condit rational ration digitizer digit radically radic differently differ vilely vile analogously analog")]
    [InlineData("vietnamization vietnam predication predic operator oper feudalism feudal decisiveness decis hopefulness hope callousness callous formality formal")]
    [InlineData("sensitivity sensit sensibility sensibl triplicate triplic formative form formalize formal electricity electr electrical electr hopeful hope goodness good")]
    [InlineData("revival reviv allowance allow inference infer airliner airlin adjustable adjust defensible defens irritant irrit replacement replac adjustment adjust")]
    [InlineData("dependent depend adoption adopt homologous homolog effective effect bowdlerize bowdler probate probat rate rate cease ceas controlling control rolling roll")]
    [InlineData("responders respond responding respond escalation escal escalate escal crises crise as as")]
    public void are_those_of_the_algorithm(string pairs)
    {
        var words = pairs.Split(' ');
        words.Where((_, i) => i % 2 == 0).Select(w => $"{w} {Stemmer.Of(w)}").ShouldBe(words.Chunk(2).Select(p => $"{p[0]} {p[1]}"));
    }
}
