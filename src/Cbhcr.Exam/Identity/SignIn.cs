using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Cbhcr.Exam.Platform;

namespace Cbhcr.Exam.Identity;

public sealed record SignIn(string UserName, string Password);

/// <summary>One's own password.</summary>
public sealed record ChangePassword(string Current, string Password);

public static class SignInEndpoint
{
    public static void MapSigningIn(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/sign-in", async (SignIn command, SignInManager<Account> signIn) =>
        {
            if (string.IsNullOrWhiteSpace(command.UserName) || string.IsNullOrEmpty(command.Password))
                return Results.Problem(Problems.Malformed("Give a user name and a password."));
            var result = await signIn.PasswordSignInAsync(command.UserName.Trim(), command.Password, isPersistent: false, lockoutOnFailure: true);
            // One answer for an unknown name, a wrong password and a locked account: nothing to learn from.
            return result.Succeeded
                ? Results.NoContent()
                : Results.Problem(Problems.Of(401, "Not signed in", "The user name or the password is wrong, or there were too many tries. Wait five minutes after five tries.", "sign-in-failed"));
        }).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).WithTags("Identity").WithName("SignIn").Produces(204).ProducesProblem(401).ProducesProblem(429);

        routes.MapPost("/api/sign-out", async (SignInManager<Account> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.NoContent();
        }).RequireAuthorization().WithTags("Identity").WithName("SignOut").Produces(204);

        routes.MapPost("/api/account/password", async (ChangePassword command, SignInManager<Account> signIn, HttpContext http) =>
        {
            if (string.IsNullOrEmpty(command.Current) || string.IsNullOrEmpty(command.Password))
                return Results.Problem(Problems.Malformed("Give the password you have and the one you want."));
            if (await signIn.UserManager.GetUserAsync(http.User) is not { } account) return Results.Problem(Problems.Missing("The account"));
            var result = await signIn.UserManager.ChangePasswordAsync(account, command.Current, command.Password);
            if (!result.Succeeded) return Results.Problem(Problems.Malformed(string.Join(" ", result.Errors.Select(e => e.Description))));
            await signIn.RefreshSignInAsync(account);
            return Results.NoContent();
        }).RequireAuthorization().RequireRateLimiting(RateLimits.SignIn).WithTags("Identity").WithName("ChangePassword").Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(429);

        routes.MapGet("/api/antiforgery", (IAntiforgery antiforgery, HttpContext http) =>
            new { token = antiforgery.GetAndStoreTokens(http).RequestToken })
            .AllowAnonymous().WithTags("Identity").WithName("AntiforgeryToken");

        routes.MapGet("/api/sittings/{sittingId}/antiforgery", (Guid sittingId, IAntiforgery antiforgery, HttpContext http) =>
            new { token = antiforgery.GetAndStoreTokens(http).RequestToken })
            .RequireAuthorization(SittingCookie.Policy).WithTags("Identity").WithName("SittingAntiforgeryToken");
    }
}
