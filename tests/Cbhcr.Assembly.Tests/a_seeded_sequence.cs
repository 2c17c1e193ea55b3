namespace Cbhcr.Assembly.Tests;

public sealed class a_seeded_sequence
{
    // From the reference implementation, https://prng.di.unimi.it/splitmix64.c, with the seed 1234567.
    [Fact]
    public void gives_the_numbers_of_the_reference()
    {
        var chance = new SeededSequence(1234567);
        Enumerable.Range(0, 5).Select(_ => chance.Next())
            .ShouldBe([6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821]);
    }

    [Fact]
    public void shuffles_every_order_about_equally_often()
    {
        var chance = new SeededSequence(5);
        var seen = Enumerable.Range(0, 6000).CountBy(_ =>
        {
            var letters = "ABC".ToCharArray();
            chance.Shuffle(letters);
            return new string(letters);
        }).ToDictionary();
        seen.Count.ShouldBe(6);
        seen.Values.ShouldAllBe(n => n > 850 && n < 1150);
    }
}
