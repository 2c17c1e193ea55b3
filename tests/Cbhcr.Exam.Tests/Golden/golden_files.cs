namespace Cbhcr.Exam.Tests.Golden;

public class golden_files
{
    [Fact]
    public void are_indented_and_keep_the_order_of_members() =>
        GoldenFile.Pretty("""{"b":"é – “x”","a":[1,{"d":null,"c":0.5}]}""").ShouldBe(
            """
            {
              "b": "é – “x”",
              "a": [
                1,
                {
                  "d": null,
                  "c": 0.5
                }
              ]
            }

            """.ReplaceLineEndings("\n"));

    [Fact]
    public void of_documents_are_the_same_in_whatever_order_members_come() =>
        GoldenFile.PrettyInOrder("""{"b":{"y":1,"x":[{"q":1,"p":2}]},"a":null}""").ShouldBe(GoldenFile.PrettyInOrder("""{"a":null,"b":{"x":[{"p":2,"q":1}],"y":1}}"""));

    [Fact]
    public void of_documents_keep_the_order_of_lists() =>
        GoldenFile.PrettyInOrder("""{"a":[2,1]}""").ShouldNotBe(GoldenFile.PrettyInOrder("""{"a":[1,2]}"""));
}
