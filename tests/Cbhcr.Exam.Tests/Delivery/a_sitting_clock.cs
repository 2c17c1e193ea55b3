using Cbhcr.Exam.Delivery;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace Cbhcr.Exam.Tests.Delivery;

public sealed class a_sitting_clock
{
    private static readonly Instant Nine = Instant.FromUtc(2026, 11, 23, 9, 0);

    [Fact]
    public void shows_the_whole_allowance_before_the_start() =>
        SittingClock.Allowing(9000, 10).TimeLeft(Nine).ShouldBe(Duration.FromMinutes(150));

    [Fact]
    public void runs_from_the_start_and_never_below_zero()
    {
        var clock = SittingClock.Allowing(600, 10).Start(Nine);
        clock.TimeLeft(Nine + Duration.FromMinutes(4)).ShouldBe(Duration.FromMinutes(6));
        clock.TimeLeft(Nine + Duration.FromHours(4)).ShouldBe(Duration.Zero);
        clock.Deadline(Nine + Duration.FromMinutes(4)).ShouldBe(Nine + Duration.FromMinutes(10));
    }

    [Fact]
    public void gives_a_pause_back_to_the_second()
    {
        var clock = SittingClock.Allowing(600, 10).Start(Nine).Pause(Nine + Duration.FromSeconds(60), "technical-problem");
        clock.IsRunning.ShouldBeFalse();
        clock.TimeLeft(Nine + Duration.FromHours(1)).ShouldBe(Duration.FromSeconds(540));
        var resumed = clock.Resume(Nine + Duration.FromSeconds(60 + 37));
        resumed.Deadline(Nine + Duration.FromSeconds(200)).ShouldBe(Nine + Duration.FromSeconds(600 + 37));
    }

    [Fact]
    public void says_why_it_stands_where_it_stands()
    {
        var clock = SittingClock.Allowing(600, 10).Start(Nine).Adjust(300, Nine + Duration.FromSeconds(5), "outage-credit");
        clock.Entries.Select(e => e.Kind).ShouldBe(["start", "adjust"]);
        clock.Entries[1].Reason.ShouldBe("outage-credit");
        clock.TimeLeft(Nine).ShouldBe(Duration.FromSeconds(900));
    }

    [Property]
    public Property time_used_is_what_was_neither_paused_nor_before_the_start() => Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt[]>(),
        gaps =>
        {
            // Odd stretches run, even ones are paused; whole seconds.
            var clock = SittingClock.Allowing(1_000_000_000, 0).Start(Nine);
            var (now, ran) = (Nine, 0L);
            for (var i = 0; i < gaps.Length; i++)
            {
                now += Duration.FromSeconds(gaps[i].Get);
                if (i % 2 == 0) ran += gaps[i].Get;
                clock = i % 2 == 0 ? clock.Pause(now, "other") : clock.Resume(now);
            }
            return clock.TimeLeft(now) == Duration.FromSeconds(1_000_000_000 - ran);
        });
}
