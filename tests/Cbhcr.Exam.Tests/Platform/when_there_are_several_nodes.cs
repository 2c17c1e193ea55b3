using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Identity;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cbhcr.Exam.Tests.Platform;

[Collection(WithTheProgram.Name)]
public sealed class when_there_are_several_nodes(ExamFixture exam)
{
    [Fact]
    public void a_start_makes_a_cookie_key_only_where_there_is_none()
    {
        var keys = exam.Services.GetRequiredService<IKeyManager>();
        var before = keys.GetAllKeys().ShouldHaveSingleItem("the start itself has made one");
        ProtectionKeys.EnsureOne(exam.Services);
        keys.GetAllKeys().ShouldHaveSingleItem().KeyId.ShouldBe(before.KeyId);
    }

    [Fact]
    public async Task a_load_balancer_is_told_without_signing_in_that_a_node_is_ready()
    {
        using var wire = exam.Wire();
        (await wire.GetStringAsync(ReadinessGate.Path)).ShouldBe("ready");
    }

    [Fact]
    public void a_node_that_stops_serves_on_but_wants_no_more()
    {
        var readiness = new Readiness();
        (readiness.IsReady, readiness.WantsMore).ShouldBe((false, false));
        readiness.Declare();
        (readiness.IsReady, readiness.WantsMore).ShouldBe((true, true));
        readiness.Withdraw();
        (readiness.IsReady, readiness.WantsMore).ShouldBe((true, false));
    }

    [Fact]
    public async Task only_one_starts_at_a_time()
    {
        var configuration = exam.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>();
        var first = await OneStartAtATime.WaitAsync(configuration, default);
        var second = OneStartAtATime.WaitAsync(configuration, default);
        (await Task.WhenAny(second, Task.Delay(300))).ShouldNotBe(second);
        await first.DisposeAsync();
        await (await second).DisposeAsync();
    }

    [Fact]
    public async Task a_node_whose_listener_was_cut_off_hears_again_and_looks_for_what_it_missed()
    {
        var signals = exam.Services.GetRequiredService<DatabaseSignals>();
        var missed = signals.WaitAsync(SittingSignal.Channel, TimeSpan.FromMinutes(1), default);
        await using var connection = new NpgsqlConnection(exam.ConnectionString);
        await connection.OpenAsync();
        await ExecuteAsync(connection, "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen cbhcr_%'");
        await missed.WaitAsync(TimeSpan.FromSeconds(30));

        var next = signals.WaitAsync(SittingSignal.Channel, TimeSpan.FromMinutes(1), default);
        await ExecuteAsync(connection, "select pg_notify('cbhcr_sittings', '')");
        await next.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // a test's own text
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
