using Cbhcr.Exam.Platform;

namespace Cbhcr.Exam.Identity;

/// <summary>Outside Development nobody can sign in until the configuration has named one administrator.</summary>
public static class FirstAdministrator
{
    /// <returns>The account that was made, or null when there was one.</returns>
    public static async Task<Guid?> EnsureAsync(Accounts accounts, IConfiguration configuration, IdSource ids)
    {
        if (await accounts.AnyInRoleAsync(Roles.Administrator)) return null;
        var (userName, password) = (configuration["FirstAdministrator:UserName"], configuration["FirstAdministrator:Password"]);
        if (string.IsNullOrWhiteSpace(userName) || string.IsNullOrWhiteSpace(password))
            throw new RefusedToStartException(
                "There is no administrator yet. Set FirstAdministrator__UserName and FirstAdministrator__Password (12 characters or more) for the first start, then take the password out of the configuration again.");
        var id = ids.Next().Value;
        if (await accounts.CreateAsync(id, userName, userName, password, Roles.Administrator) is { } problem)
            throw new RefusedToStartException($"The first administrator could not be made: {problem.Text}");
        return id;
    }
}
