namespace Cbhcr.Psychometrics.Tests;

/// <summary>What a test takes as given: some marks, which items count, and an order of persons and items.</summary>
public sealed record Case(ScoredResponses Responses, ItemUse[] Uses, int[] Persons, int[] Items)
{
    public override string ToString() =>
        string.Join(' ', Enumerable.Range(0, Responses.Persons).Select(p => string.Concat(Responses.Person(p).ToArray().Select(m => "01on-"[m])))) + $" {string.Join(',', Uses)}";
}

/// <summary>Matrices of 0 to 25 persons and 1 to 9 items, the items told apart by difficulty so that some are constant.</summary>
public static class AnyResponses
{
    public static Arbitrary<Case> Complete() => Of([0, 1]).ToArbitrary();

    internal static Gen<Case> Of(byte[] marks) =>
        from persons in Gen.Choose(0, 25)
        from items in Gen.Choose(1, 9)
        from cells in Gen.Elements(marks).ArrayOf(persons * items)
        from constant in Gen.Choose(0, 3 * items)
        from uses in Gen.Frequency((4, Gen.Constant(ItemUse.Scored)), (1, Gen.Constant(ItemUse.Pretest))).ArrayOf(items)
        from personOrder in Gen.Shuffle(Enumerable.Range(0, persons))
        from itemOrder in Gen.Shuffle(Enumerable.Range(0, items))
        select new Case(new(persons, items, [.. cells.Select((c, i) => i % items == constant ? (byte)Mark.Right : c)]), uses, personOrder, itemOrder);
}

/// <summary>The same with every kind of mark.</summary>
public static class AnyResponsesWithGaps
{
    public static Arbitrary<Case> WithGaps() => AnyResponses.Of([0, 1, 1, 2, 3, 4]).ToArbitrary();
}
