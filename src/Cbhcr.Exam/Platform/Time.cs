using JasperFx.CodeGeneration.Frames;
using JasperFx.CodeGeneration.Model;
using NodaTime;

namespace Cbhcr.Exam.Platform;

/// <summary>Lets an endpoint or handler take <c>Instant now</c>; the clock is asked once per call.</summary>
/// <remarks>Where <c>Validate</c> takes it too, the main method marks it [NotBody]; otherwise Wolverine asks twice under one name and the code does not compile.</remarks>
internal sealed class NowSource : IVariableSource
{
    public bool Matches(Type type) => type == typeof(Instant);

    public Variable Create(Type type) => new MethodCall(typeof(IClock), nameof(IClock.GetCurrentInstant)).ReturnVariable!;
}

/// <summary>A fresh version-7 identifier; endpoints take one as an argument, so that tests decide what it is.</summary>
/// <remarks>A class with [NotBody] at the parameter: Wolverine reads a struct that wraps a Guid from the caller's query string.</remarks>
public sealed record NewId(Guid Value)
{
    public string Text => Value.ToString("N");
}

public sealed class IdSource(IClock clock)
{
    public NewId Next() =>
#pragma warning disable RS0030 // the one place where identifiers are made
        new(Guid.CreateVersion7(clock.GetCurrentInstant().ToDateTimeOffset()));
#pragma warning restore RS0030
}

internal sealed class NewIdSource : IVariableSource
{
    public bool Matches(Type type) => type == typeof(NewId);

    public Variable Create(Type type) => new MethodCall(typeof(IdSource), nameof(IdSource.Next)).ReturnVariable!;
}

/// <summary>Marten's event time comes from the same clock as everything else.</summary>
internal sealed class ClockTimeProvider(IClock clock) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => clock.GetCurrentInstant().ToDateTimeOffset();
}
