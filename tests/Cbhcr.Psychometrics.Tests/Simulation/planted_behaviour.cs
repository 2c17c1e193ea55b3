using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Simulation;

public sealed class planted_behaviour
{
    private const int Persons = 40, Items = 30;

    [Property(MaxTest = 50)]
    public void copies_the_share_that_was_asked_for_and_nothing_else(ulong seed)
    {
        var responses = Options(seed);
        var planted = PlantedCopying.Plant(seed, responses, new CopyPair(3, 7, 0.4), new CopyPair(7, 8, 0));
        planted.Items.Select(i => i.Count).ShouldBe([12, 0]);
        planted.Items[0].ShouldBe(planted.Items[0].Distinct().Order());
        for (var p = 0; p < Persons; p++)
            for (var i = 0; i < Items; i++)
                planted.Responses.Codes[p * Items + i].ShouldBe(responses.Codes[(p == 7 && planted.Items[0].Contains(i) ? 3 : p) * Items + i]);
    }

    [Fact]
    public void copies_any_item_as_often()
    {
        var responses = new CategoryResponses(2, [.. Enumerable.Repeat(2, 10)], new byte[20]);
        var counts = new int[10];
        for (ulong seed = 0; seed < 2000; seed++)
            foreach (var i in PlantedCopying.Plant(seed, responses, new CopyPair(0, 1, 0.3)).Items[0]) counts[i]++;
        counts.ShouldAllBe(c => c > 500 && c < 700);
    }

    [Fact]
    public void copies_sources_as_they_were_and_only_what_both_were_given()
    {
        var responses = new CategoryResponses(3, [3, 3, 3, 3], [0, 0, 255, 0, 1, 1, 1, 255, 2, 2, 2, 2]);
        var planted = PlantedCopying.Plant(1, responses, new CopyPair(0, 1, 1), new CopyPair(1, 2, 1));
        planted.Responses.Codes.ToArray().ShouldBe([0, 0, 255, 0, 0, 0, 1, 255, 1, 1, 1, 2]);
        planted.Items.ShouldBe([[0, 1], [0, 1, 2]]);
        Should.Throw<ArgumentException>(() => PlantedCopying.Plant(1, responses, new CopyPair(1, 1, 1)));
        Should.Throw<ArgumentException>(() => PlantedCopying.Plant(1, responses, new CopyPair(0, 3, 1)));
        Should.Throw<ArgumentException>(() => PlantedCopying.Plant(1, responses, new CopyPair(0, 1, 1.1)));
    }

    [Fact]
    public void knows_items_beforehand()
    {
        var responses = Options(1);
        var planted = PlantedPreknowledge.Plant(1, responses, [4, 5], [0, 9]);
        for (var p = 0; p < Persons; p++)
            for (var i = 0; i < Items; i++)
                planted.Codes[p * Items + i].ShouldBe(p is 4 or 5 && i is 0 or 9 ? (byte)responses.Items[i].Key : responses.Codes[p * Items + i]);
        var graded = new CategoryResponses(1, [4, 4, 2], [0, 255, 0]);
        PlantedPreknowledge.Plant(1, graded, [0], [0, 1]).Codes.ToArray().ShouldBe([3, 255, 0]);
        PlantedPreknowledge.Plant(1, graded, [0], [0, 1], 0).Codes.ToArray().ShouldBe([0, 255, 0]);
        Should.Throw<ArgumentException>(() => PlantedPreknowledge.Plant(1, graded, [1], [0]));
        Should.Throw<ArgumentException>(() => PlantedPreknowledge.Plant(1, graded, [0], [3]));
        Should.Throw<ArgumentException>(() => PlantedPreknowledge.Plant(1, graded, [0], [0], -1));
    }

    [Fact]
    public void takes_distractors_as_their_model_says()
    {
        const int persons = 40_000;
        double[] abilities = [.. Enumerable.Repeat(-0.5, persons)];
        var marks = ResponseSimulation.Draw(5, [DichotomousItem.At(1, 0)], abilities);
        var model = new DistractorModel(1, [0, 9, 1, -1], [0.5, 9, 0, -0.5]);
        var drawn = OptionSimulation.Draw(5, marks, [model], abilities);
        var (p, wrong) = (new double[4], marks.Codes.Count((byte)0));
        model.Probabilities(-0.5, p);
        p[1].ShouldBe(0);
        p.Sum().ShouldBe(1, tolerance: 1e-12);
        (p[2] / p[0]).ShouldBe(Math.Exp(1 + 0.25), tolerance: 1e-12);
        for (byte v = 0; v < 4; v++)
            if (v != 1) ((double)drawn.Codes.Count(v) / wrong).ShouldBe(p[v], tolerance: 5 * Math.Sqrt(p[v] * (1 - p[v]) / wrong));
        drawn.Score().Marks.Count((byte)Mark.Right).ShouldBe(persons - wrong);
    }

    [Fact]
    public void takes_options_of_nominal_items_and_leaves_what_was_not_given()
    {
        NominalItem[] items = [new([0.5, -0.4], [0.2, 0.1])];
        OptionSimulation.Draw(2, items, [1], [0.1, 0.2, 0.3]).Codes.ToArray().ShouldBe(ResponseSimulation.Draw(2, items, [0.1, 0.2, 0.3]).Codes.ToArray());
        var marks = new CategoryResponses(1, [2, 2], [255, 1]);
        OptionSimulation.Draw(2, marks, [new(0, [0, 0]), new(1, [0, 0])], [0]).Score().Person(0).ToArray().ShouldBe([(byte)Mark.NotAdministered, (byte)Mark.Right]);
        Should.Throw<ArgumentException>(() => OptionSimulation.Draw(2, marks, [new(0, [0, 0])], [0]));
        Should.Throw<ArgumentException>(() => OptionSimulation.Draw(2, new CategoryResponses(1, [3], [0]), [new(0, [0, 0])], [0]));
        Should.Throw<ArgumentException>(() => new DistractorModel(2, [0, 0]));
    }

    [Fact]
    public void gives_forms_in_turn_and_drops_at_random()
    {
        var responses = new CategoryResponses(3, [2, 2, 2], new byte[9]);
        MissingData.ByForm(responses, [[0, 1], [1, 2]]).Codes.ToArray().ShouldBe([0, 0, 255, 255, 0, 0, 0, 0, 255]);
        MissingData.ByForm(responses, [[0, 1], [1, 2]], [1, 1, 0]).Codes.ToArray().ShouldBe([255, 0, 0, 255, 0, 0, 0, 0, 255]);
        Should.Throw<ArgumentException>(() => MissingData.ByForm(responses, [[3]])).Message.ShouldContain("Form 0");
        Should.Throw<ArgumentException>(() => MissingData.ByForm(responses, [[0]], [0, 0, 1])).Message.ShouldContain("Person 2");
        var dropped = MissingData.AtRandom(1, new CategoryResponses(100, [.. Enumerable.Repeat(2, 100)], new byte[10_000]), 0.2);
        dropped.Codes.Count(CategoryResponses.Missing).ShouldBeInRange(1800, 2200);
        Should.Throw<ArgumentException>(() => MissingData.AtRandom(1, responses, 1.2));
    }

    private static OptionResponses Options(ulong seed)
    {
        var abilities = SimulatedPersons.Draw(seed, new SimulatedGroup(Persons, Population.Standard)).Abilities;
        IrtItem[] items = [.. Enumerable.Range(0, Items).Select(i => DichotomousItem.At(1, (i - 15) / 8.0))];
        return OptionSimulation.Draw(seed, ResponseSimulation.Draw(seed, items, abilities), [.. items.Select((_, i) => new DistractorModel(i % 4, [0, 0.5, -0.5, 0.2]))], abilities);
    }
}
