using System.Diagnostics;

namespace Cbhcr.Lint.Tests;

public class checks_while_writing
{
    /// <summary>An editor asks for the findings at every pause in typing: 5 ms an item is the bar. The quickest of many, so that other work on the machine does not decide.</summary>
    [Fact]
    public void take_less_than_five_milliseconds_an_item()
    {
        var item = Sample.Item("A cook in a hotel kitchen spills hot oil over his left hand at the end of a long shift. The skin is red and hurts, and small blisters come up on the fingers. "
            + "A waiter runs for the ice box, and the owner looks for the book with the numbers of doctors. What should be done with the hand first?",
            "*Cool it under running water for a while", "Put ice from the box on the blisters", "Rub some butter on the red skin", "Call a doctor and wait for an answer");
        var quickest = Enumerable.Range(0, 200).Min(i =>
        {
            // A new item each time, so that nothing is remembered of it.
            var written = item with { Code = $"W-{i}" };
            var watch = Stopwatch.StartNew();
            Linter.Check(written, Sample.Setting);
            return watch.Elapsed;
        });
        quickest.TotalMilliseconds.ShouldBeLessThan(5);
    }
}
