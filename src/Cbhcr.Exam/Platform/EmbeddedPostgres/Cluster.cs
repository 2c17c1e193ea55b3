namespace Cbhcr.Exam.Platform.EmbeddedPostgres;

/// <summary>One cluster's folder, its programs and the account that runs them.</summary>
internal sealed record Cluster(string Folder, PostgresBinaries Binaries, ServerAccount Account)
{
    public const string Superuser = "postgres";

    /// <summary>The server's own folder, and the only thing here that belongs to its account.</summary>
    public string Data => Path.Combine(Folder, "data");

    public string PasswordFile => Path.Combine(Folder, "password");

    public string RegisterFile => Path.Combine(Folder, "programs");

    public string PortFile => Path.Combine(Folder, "port");

    public string Log => Path.Combine(Data, "server.log");

    public static async Task<Cluster> LocateAsync(string dataRoot, PostgresBinaries binaries, ServerAccount account, CancellationToken ct)
    {
        var folder = Path.Combine(dataRoot, $"pg{binaries.Version.Major}");
        try
        {
            OwnFiles.MakeFolder(folder, passable: account.IsAnother);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw DataRoot.CannotWrite(folder, failure);
        }
        return new(folder, binaries, await account.OrOwnerOfAsync(Path.Combine(folder, "data"), ct));
    }

    /// <summary>Makes the cluster unless it exists; returns the superuser's password.</summary>
    public async Task<string> OpenAsync(CancellationToken ct)
    {
        if (Directory.Exists(Data) && !File.Exists(PasswordFile))
            throw new EmbeddedPostgresException($"The password file {PasswordFile} is missing, so the cluster beside it cannot be opened. " +
                $"Put the file back, or delete {Folder} with all its data to begin anew.");
        var password = OwnFiles.ReadOrMakePassword(PasswordFile);
        if (!Directory.Exists(Data)) await CreateAsync(password, ct);
        return password;
    }

    private async Task CreateAsync(string password, CancellationToken ct)
    {
        var draft = Data + ".new";
        var passwordForInitDb = Path.Combine(Folder, "password.new");
        if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
        OwnFiles.MakeFolder(draft, passable: false);
        OwnFiles.WriteSecret(passwordForInitDb, password);
        try
        {
            await Account.GiveAsync(draft, ct);
            await Account.GiveAsync(passwordForInitDb, ct);
            var outcome = await Account.RunAsync(
                [Binaries.InitDb, "-D", draft, $"--username={Superuser}", $"--pwfile={passwordForInitDb}", "--auth=scram-sha-256", "--encoding=UTF8",
                    .. Locale, "--no-sync"], ct);
            if (!outcome.Ok) throw new EmbeddedPostgresException($"PostgreSQL could not make a cluster in {Data}:\n{outcome.Output}");
        }
        finally
        {
            File.Delete(passwordForInitDb);
        }
        Directory.Move(draft, Data);
    }

    /// <summary>Sorts by code point and knows the letters of Unicode wherever the version or the system can.</summary>
    private string[] Locale => Binaries.Version.Major >= 17
        ? ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        : OperatingSystem.IsLinux() ? ["--locale=C.UTF-8"] : ["--locale=C"];
}
