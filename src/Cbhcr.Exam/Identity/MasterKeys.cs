using System.Security.Cryptography;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.EmbeddedPostgres;

namespace Cbhcr.Exam.Identity;

/// <summary>
/// The keys that wrap people's keys. They come from the configuration and never touch the database. One is current and wraps; the others
/// only open, until <see cref="RewrapPersonKeys"/> has moved everything to the current one.
/// </summary>
public sealed class MasterKeys(string current, IReadOnlyDictionary<string, byte[]> keys)
{
    /// <summary>The id of the key in PersonalData:MasterKey.</summary>
    public const string SingleId = "default";

    public string Current => current;

    public byte[] CurrentKey => keys[current];

    /// <exception cref="InvalidOperationException">The configuration has no key of this id any more.</exception>
    public byte[] Of(string id) => keys.TryGetValue(id, out var key)
        ? key
        : throw new InvalidOperationException($"A person's key is wrapped by the master key “{id}”, and the configuration has none of that name. Set PersonalData__MasterKeys__{id} again.");

    public static MasterKeys From(IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection("PersonalData");
        var texts = section.GetSection("MasterKeys").GetChildren().Where(k => !string.IsNullOrWhiteSpace(k.Value)).ToDictionary(k => k.Key, k => k.Value!);
        if (section["MasterKey"] is { Length: > 0 } single) texts[SingleId] = single;
        if (texts.Count == 0 && environment.IsDevelopment()) texts[SingleId] = KeptBesideTheDatabase(environment);
        if (texts.Count == 0)
            throw new RefusedToStartException("There is no master key for personal texts. Set PersonalData__MasterKey to 32 random bytes in base64, for example from " +
                "“openssl rand -base64 32”, and keep a copy apart from the database: without it nobody can read messages, notes and statements again.");
        var keys = texts.ToDictionary(k => k.Key, k => Read(k.Key, k.Value));
        var chosen = section["CurrentMasterKey"] is { Length: > 0 } named ? named : keys.ContainsKey(SingleId) ? SingleId : keys.Count == 1 ? keys.Keys.Single() : null;
        if (chosen is null) throw new RefusedToStartException("There are several master keys. Set PersonalData__CurrentMasterKey to the id of the one to use from now on.");
        if (!keys.ContainsKey(chosen)) throw new RefusedToStartException($"PersonalData__CurrentMasterKey names “{chosen}”, and there is no master key of that id.");
        return new(chosen, keys);
    }

    private static byte[] Read(string id, string text)
    {
        var key = new byte[DataKey.Bytes];
        return Convert.TryFromBase64String(text.Trim(), key, out var length) && length == key.Length
            ? key
            : throw new RefusedToStartException($"The master key “{id}” is not 32 bytes in base64. “openssl rand -base64 32” makes one.");
    }

    /// <summary>Drawn at the first start, so that a development start needs no setting. Two that start at once keep the one that was there first.</summary>
    private static string KeptBesideTheDatabase(IHostEnvironment environment)
    {
        var folder = Path.Combine(Repository.Root(environment) ?? environment.ContentRootPath, ".data");
        var file = Path.Combine(folder, "personal-data-master-key");
        if (!File.Exists(file))
        {
            OwnFiles.MakeFolder(folder, passable: true);
            var draft = $"{file}.{Environment.ProcessId}";
            OwnFiles.WriteSecret(draft, Convert.ToBase64String(RandomNumberGenerator.GetBytes(DataKey.Bytes)));
            try
            {
                File.Move(draft, file);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(draft);
            }
        }
        return File.ReadAllText(file).Trim();
    }
}
