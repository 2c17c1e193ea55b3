namespace Cbhcr.Exam.Platform.EmbeddedPostgres;

/// <summary>The section <c>EmbeddedPostgres</c> of the configuration.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The data goes to <c>.data/pg&lt;major&gt;</c> in this folder.</summary>
    public required string RootFolder { get; init; }

    /// <summary>The folder with postgres, initdb and pg_ctl. Null: look for one.</summary>
    public string? Binaries { get; init; }

    /// <summary>The port to try first. Null or in use: a free one.</summary>
    public int? Port { get; init; }

    /// <summary>The account for the server when the program runs as root. Null: postgres, else nobody.</summary>
    public string? Account { get; init; }

    public bool UseInstalled { get; init; } = true;

    public bool UseNpm { get; init; } = true;

    /// <summary>More server settings, as in postgresql.conf. Those of the program that starts the server count.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>How long to wait for the server or for another program that is starting it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);
}
