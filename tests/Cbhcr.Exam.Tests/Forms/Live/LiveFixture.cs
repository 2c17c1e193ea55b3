using Cbhcr.Exam.Commands;
using Cbhcr.Exam.Programmes;
using Cbhcr.Exam.Tests.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace Cbhcr.Exam.Tests.Forms.Live;

/// <summary>A program whose programme examines for real: drafts stand on no form, and no blueprint without a study is published by. Its clock moves when a test moves it.</summary>
public sealed class LiveFixture : ClockFixture
{
    protected override async Task BeforeContentAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<Programme>(
            new EstablishProgramme(OpeningContent.DemonstrationProgramme with { Name = "A live programme", Demonstration = false }, OpeningContent.TheProgramItself));
    }

    /// <summary>A form of drafts cannot be published here.</summary>
    protected override Task FurnishAsync() => Task.CompletedTask;
}

[CollectionDefinition(Name)]
public sealed class WithALiveProgramme : ICollectionFixture<LiveFixture>
{
    public const string Name = "a live programme";
}
