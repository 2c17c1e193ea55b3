using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Tests.Text;

public class reading_grades
{
    [Theory]
    [InlineData("The cat sat.", -3, 0)]
    [InlineData("Responsible organizations collaboratively administer interdisciplinary rehabilitation.", 25, 60)]
    public void tell_easy_from_hard(string text, double low, double high) => ReadingGrade.Of(text).ShouldBeInRange(low, high);

    [Fact]
    public void follow_the_formulas()
    {
        // 6 words, 2 sentences, 7 syllables.
        const string text = "The dog ran. He was happy.";
        ReadingGrade.Count(text).ShouldBe((6, 2, 7));
        ReadingGrade.Of(text).ShouldBe((0.39 * 3) + (11.8 * 7 / 6) - 15.59, 1e-9);
        ReadingGrade.Ease(text).ShouldBe(206.835 - (1.015 * 3) - (84.6 * 7 / 6), 1e-9);
        ReadingGrade.Smog(text).ShouldBe(3.1291, 1e-9);
    }

    [Fact]
    public void take_words_of_the_role_for_easy() =>
        ReadingGrade.Of("The behavioral clinician waits.", new HashSet<string> { "behavioral", "clinician" }).ShouldBeLessThan(ReadingGrade.Of("The behavioral clinician waits."));

    [Theory]
    [InlineData("people 2 table 2 makes 1 wanted 2 asked 1 area 2 responder 3 family 3 a 1 voices 2")]
    public void count_syllables_by_rule(string pairs) => pairs.Split(' ').Chunk(2).Select(p => $"{p[0]} {ReadingGrade.Syllables(p[0])}").ShouldBe(pairs.Split(' ').Chunk(2).Select(p => $"{p[0]} {p[1]}"));
}
