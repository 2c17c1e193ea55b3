using Cbhcr.Assembly.Checking;
using Cbhcr.Assembly.Problem;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Cbhcr.Assembly.Tests.Problems;

public sealed class the_information_of_items
{
    public static TheoryData<ItemModel, double, double> Known => new()
    {
        // A right-or-wrong item tells a²/4 at its difficulty; guessing takes (1 − c)/(1 + c) of it there (Lord 1980).
        { new("1PL", [0.7]), 0.7, 0.25 },
        { new("2PL", [2, -1]), -1, 1 },
        { new("3PL", [2, -1, 0.25]), -1, 0.6 },
        // One step or threshold is a right-or-wrong item.
        { new("GR", [2, -1]), -1, 1 },
        { new("PC", [0.7]), 0.7, 0.25 },
        // Scores 0, 1, 2 equally likely: variance 2/3.
        { new("GPC", [1.5, 0.3, 0.3]), 0.3, 2.25 * 2 / 3 },
    };

    [Theory, MemberData(nameof(Known))]
    public void is_what_the_books_say(ItemModel model, double theta, double expected) => ItemInformation.At(model, theta).ShouldBe(expected, 1e-12);

    /// <summary>The closed forms against the definition: the squared slope of each score's probability by that probability, added up.</summary>
    [Property(Arbitrary = [typeof(Models)], MaxTest = 500)]
    public void is_what_its_definition_gives(ItemModel model, int tenths)
    {
        var theta = tenths % 40 / 10.0;
        var pool = new ItemPool(["i"], new Dictionary<string, IReadOnlyList<double?>>(), new Dictionary<string, IReadOnlyList<string?>>(), Models: [model]);
        FormMeasure.Of(pool, ["i"], new InformationAt(theta)).ShouldBe(ItemInformation.At(model, theta), 1e-7);
    }

    [Theory]
    [InlineData("4PL", 1.0, 0.0, 0.0)]
    [InlineData("2PL", 1.0)]
    [InlineData("2PL", 0.0, 1.0)]
    [InlineData("3PL", 1.0, 0.0, 1.0)]
    [InlineData("3PL", 1.0, 0.0, -0.1)]
    [InlineData("GR", 1.0, 0.5, 0.5)]
    [InlineData("GPC", 1.0)]
    [InlineData("1PL", double.NaN)]
    public void is_refused_of_what_is_no_model(string name, params double[] parameters) => ItemInformation.Fault(new(name, parameters)).ShouldNotBeNullOrEmpty();

    public static class Models
    {
        public static Arbitrary<ItemModel> Any() => (
            from name in Gen.Elements("1PL", "2PL", "3PL", "GR", "PC", "GPC")
            from a in Gen.Choose(3, 30)
            from b in Gen.Choose(-30, 30)
            from c in Gen.Choose(0, 40)
            from more in Gen.ListOf(Gen.Choose(1, 15), 3)
            let steps = more.Aggregate(new List<double> { b / 10.0 }, (list, step) => [.. list, list[^1] + step / 10.0])
            select new ItemModel(name, name switch
            {
                "1PL" => [b / 10.0],
                "2PL" => [a / 10.0, b / 10.0],
                "3PL" => [a / 10.0, b / 10.0, c / 100.0],
                "PC" => [.. steps.AsEnumerable().Reverse()],
                "GPC" => [a / 10.0, .. steps.AsEnumerable().Reverse()],
                _ => [a / 10.0, .. steps],
            })).ToArbitrary();
    }
}
