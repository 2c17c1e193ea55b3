using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Cbhcr.Exam.Browser.Tests.Hosting;

/// <summary>Hundreds of sittings in one room, made from events: a proctor's screen does not ask how they came about.</summary>
public sealed class FullRoom(TheProgram program, string name)
{
    private static readonly string[] First = ["Ana", "Ben", "Chidi", "Dolores", "Eun-ji", "Farid", "Grace", "Hector", "Ines", "Jamal"];
    private static readonly string[] Last = ["Abara", "Brandt", "Castellanos", "Dubois", "Eriksen", "Farouk", "Gutierrez-Montgomery", "Haddad", "Ito", "Jovanovic"];

    private readonly List<Guid> _sittings = [];

    public string Name => name;

    public string Path => $"/staff/rooms/{Uri.EscapeDataString(name)}";

    public IReadOnlyList<Guid> Sittings => _sittings;

    public static string NameOf(int number) => $"{First[number % 10]} {Last[number / 10 % 10]} {number + 1:000}";

    public Task<FullRoom> WithAtWorkAsync(int count) => WithAsync(count, (id, now) => [.. Started(id, now), .. Answered(id, now)]);

    public Task<FullRoom> WithDoneAsync(int count) => WithAsync(count, (id, now) => [.. Started(id, now), .. Answered(id, now), new SittingSubmitted(1, 1, "hash", now)]);

    public Task<FullRoom> WithCheckedInAsync(int count) => WithAsync(count, (id, now) => [new CandidateArrived(now), new IdentityChecked("known-in-person", id, now)]);

    public Task<FullRoom> WithAbsentAsync(int count) => WithAsync(count, (_, _) => []);

    public Task<FullRoom> WithAtTheDoorAsync(int count) => WithAsync(count, (_, now) => [new CandidateArrived(now - Duration.FromMinutes(3))]);

    public Task<FullRoom> WithPausedAsync(int count) => WithAsync(count, (id, now) => [.. Started(id, now), .. Answered(id, now), new SittingPaused("candidate-unwell", id, now - Duration.FromMinutes(4))]);

    /// <summary>One more thing that happens to a candidate.</summary>
    public async Task HappensAsync(int number, object what)
    {
        await using var session = program.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        (await session.Events.FetchForWriting<Sitting>(_sittings[number])).AppendOne(what);
        await SaveAsync(session);
    }

    private async Task<FullRoom> WithAsync(int count, Func<Guid, Instant, object[]> events)
    {
        await using var scope = program.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        await using var session = program.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        for (var i = 0; i < count; i++)
        {
            var (candidate, sitting, now) = (program.NewId(), program.NewId(), program.Now);
            (await accounts.CreateAsync(candidate, program.NewName("full-"), NameOf(_sittings.Count), null)).ShouldBeNull();
            session.Events.StartStream<Sitting>(sitting,
            [
                new SittingScheduled(sitting, candidate, candidate, candidate, "hash", "CBHCR-I", name, now - Duration.FromHours(1), now + Duration.FromHours(8), 5400, 10, true, candidate, now),
                .. events(sitting, now),
            ]);
            _sittings.Add(sitting);
        }
        await SaveAsync(session);
        // No player stands behind them: without this they are lost as soon as the program has listened for half a minute.
        foreach (var id in _sittings) program.Services.GetRequiredService<Presence>().Seen(id, program.Now + Duration.FromMinutes(10));
        return this;
    }

    private static object[] Started(Guid by, Instant now) =>
        [new CandidateArrived(now), new IdentityChecked("known-in-person", by, now), new CandidateAdmitted(by, now), new AgreementAccepted("1", now), new SittingStarted("device", 1, "00", now - Duration.FromMinutes(20))];

    private static object[] Answered(Guid id, Instant now) => [new ResponsesRecorded(1, [new(id, 1, 1, id, 1, "A", "ABCD", now, 100)], "hash", now)];

    private static async Task SaveAsync(IDocumentSession session)
    {
#pragma warning disable RS0030 // no program is at work here
        await session.SaveChangesAsync();
#pragma warning restore RS0030
    }
}
