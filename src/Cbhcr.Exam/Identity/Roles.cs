using System.Security.Claims;

namespace Cbhcr.Exam.Identity;

/// <summary>Who may do what. An endpoint names the roles it opens to; nothing is open to everyone by default.</summary>
public static class Roles
{
    public const string ItemWriter = "item-writer";
    public const string Reviewer = "reviewer";
    public const string FormAssembler = "form-assembler";
    public const string Proctor = "proctor";
    public const string Psychometrician = "psychometrician";
    public const string CredentialingOfficer = "credentialing-officer";
    public const string Administrator = "administrator";
    public const string Candidate = "candidate";

    /// <summary>Everyone who works for the programme; candidates are not among them.</summary>
    public const string Staff = $"{ItemWriter},{Reviewer},{FormAssembler},{Proctor},{Psychometrician},{CredentialingOfficer},{Administrator}";

    /// <summary>Those who may see item content with keys.</summary>
    public const string ItemReaders = $"{ItemWriter},{Reviewer},{FormAssembler},{Psychometrician}";

    /// <summary>Those who may look at forms and say something about them.</summary>
    public const string FormReaders = $"{FormAssembler},{Reviewer},{Psychometrician}";

    /// <summary>Those who may look into a room and say who looks after it. What is done to a sitting is the proctor's alone.</summary>
    public const string InTheRoom = $"{Proctor},{Administrator}";

    public static IReadOnlyList<string> OfStaff { get; } = Staff.Split(',');

    public static IReadOnlyList<string> All { get; } =
        [ItemWriter, Reviewer, FormAssembler, Proctor, Psychometrician, CredentialingOfficer, Administrator, Candidate];
}

public static class CurrentUser
{
    /// <summary>The account's id; never a name, so that it may stand in an event.</summary>
    public static Guid AccountId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : Guid.Empty;

    public static IReadOnlyList<string> StaffRoles(this ClaimsPrincipal user) => [.. Roles.OfStaff.Where(user.IsInRole)];

    public static bool IsInAny(this ClaimsPrincipal user, string roles) => roles.Split(',').Any(user.IsInRole);
}
