using System.Reflection;
using System.Text.RegularExpressions;
using Cbhcr.Exam.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Wolverine.Http;

namespace Cbhcr.Exam.Architecture.Tests;

/// <summary>Every endpoint and page says to whom it opens. What opens to everyone, or to anyone signed in, is named here.</summary>
public partial class closed_doors
{
    private static readonly string[] OpenToAll =
    [
        "VerifyCredentialEndpoint.Get", // an employer checks a certificate
        "TheFrameworkEndpoint.Get", "TheFrameworkEndpoint.List", // the framework is public
        "TheCasePackageEndpoint.Get", // so it is for other systems
        "OpenSittingEndpoint.Post", // the admission code is the key
        "ThePublishedKeysEndpoint.Get", // public keys
        "StartAssessmentEndpoint.Post", "IssueControlTokenEndpoint.Post", "TheControlServiceEndpoint.Post", // a tool's signature, and the token it bought, are the key
    ];

    /// <summary>They decide by the record they read, not by role: its owner may read it, and the officer in charge.</summary>
    private static readonly string[] OpenToAnyAccount =
    [
        "TheProgrammeEndpoint.Get", // the programme's name and zone, for every signed-in page
        "TheResultEndpoint.Get", "PrintScoreReportEndpoint.Get", // the candidate's own
        "TheCredentialEndpoint.Get", "PrintCertificateEndpoint.Get", // the holder's own
        "CheckReceiptEndpoint.Post", "PrintReceiptEndpoint.Get", // the candidate's own, by the sitting's cookie as well; proctors of the room
    ];

    private static readonly string[] PagesOpenToAll = ["Home", "SignInPage", "FrameworkPage", "VerifyPage", "ExamDoorPage", "ProblemPage"];

    private static readonly string[] PagesOpenToAnyAccount = ["StaffPage", "ResultPage", "AccountPage", "ReceiptPage"];

    private static readonly Type[] Types = typeof(ExamHost).Assembly.GetTypes();

    private static readonly Dictionary<string, MemberInfo> Endpoints = Types.SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(m => m.GetCustomAttributes<WolverineHttpMethodAttribute>().Any()).ToDictionary(m => $"{m.DeclaringType!.Name}.{m.Name}", m => (MemberInfo)m);

    private static readonly Dictionary<string, MemberInfo> Pages =
        Types.Where(t => t.GetCustomAttributes<RouteAttribute>().Any()).ToDictionary(t => t.Name, t => (MemberInfo)t);

    [Fact]
    public void are_all_known() => Endpoints.Count.ShouldBeGreaterThan(30);

    [Fact]
    public void of_endpoints_open_to_everyone_only_by_name() => OpenToEveryone(Endpoints).ShouldBe(OpenToAll, ignoreOrder: true);

    [Fact]
    public void of_endpoints_open_to_any_account_only_by_name() => OpenToSignedIn(Endpoints).ShouldBe(OpenToAnyAccount, ignoreOrder: true);

    [Fact]
    public void of_endpoints_are_never_left_unsaid() => Unsaid(Endpoints).ShouldBeEmpty("Add [Authorize(Roles = …)] or [Authorize(Policy = …)].");

    [Fact]
    public void of_pages_open_to_everyone_only_by_name() => OpenToEveryone(Pages).ShouldBe(PagesOpenToAll, ignoreOrder: true);

    [Fact]
    public void of_pages_open_to_any_account_only_by_name() => OpenToSignedIn(Pages).ShouldBe(PagesOpenToAnyAccount, ignoreOrder: true);

    [Fact]
    public void of_pages_are_never_left_unsaid() => Unsaid(Pages).ShouldBeEmpty("Add @attribute [Authorize(Roles = …)].");

    [Fact]
    public void name_roles_and_policies_that_exist()
    {
        var rules = Endpoints.Concat(Pages).SelectMany(d => d.Value.GetCustomAttributes<AuthorizeAttribute>().Select(a => (Door: d.Key, Rule: a))).ToList();
        rules.Where(r => r.Rule.Roles?.Split(',').Any(role => !Roles.All.Contains(role)) == true).Select(r => $"{r.Door}: {r.Rule.Roles}").ShouldBeEmpty();
        rules.Where(r => r.Rule.Policy is not (null or SittingCookie.Policy)).Select(r => $"{r.Door}: {r.Rule.Policy}").ShouldBeEmpty();
    }

    /// <summary>Routes mapped by hand carry no attribute: each must say in its own statement to whom it opens.</summary>
    [Fact]
    public void of_hand_made_routes_say_so_where_they_are_mapped()
    {
        var silent =
            from source in Sources.Exam
            let mapped = Mapped().Count(source.Text)
            where mapped > 0 && Said().Count(source.Text) != mapped
            select $"{source.Name}: {mapped} routes, {Said().Count(source.Text)} with RequireAuthorization or AllowAnonymous";
        silent.ShouldBeEmpty();
    }

    private static IEnumerable<string> OpenToEveryone(Dictionary<string, MemberInfo> doors) =>
        doors.Where(d => d.Value.GetCustomAttribute<AllowAnonymousAttribute>() is not null).Select(d => d.Key);

    private static IEnumerable<string> OpenToSignedIn(Dictionary<string, MemberInfo> doors) =>
        from door in doors
        let rules = door.Value.GetCustomAttributes<AuthorizeAttribute>().ToList()
        where rules.Count > 0 && rules.All(r => string.IsNullOrEmpty(r.Roles) && string.IsNullOrEmpty(r.Policy))
        select door.Key;

    private static IEnumerable<string> Unsaid(Dictionary<string, MemberInfo> doors) =>
        doors.Where(d => !d.Value.GetCustomAttributes().Any(a => a is AuthorizeAttribute or AllowAnonymousAttribute)).Select(d => d.Key);

    [GeneratedRegex(@"\.Map(Get|Post|Put|Delete|Patch|Methods|Fallback|Swagger|StaticAssets|Hub)\(")]
    private static partial Regex Mapped();

    [GeneratedRegex(@"\.(RequireAuthorization|AllowAnonymous)\(")]
    private static partial Regex Said();
}
