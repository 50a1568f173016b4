namespace NegotiationMonitor.App.Web;

/// <summary>What the bringer of a key may do. Everybody who may do anything may read.</summary>
public enum Role
{
    /// <summary>Ask.</summary>
    Read,

    /// <summary>Ask and hand in articles.</summary>
    Ingest,

    /// <summary>Ask and correct what was read: retract, amend, add.</summary>
    Review,

    /// <summary>All of it, watches included.</summary>
    Admin,
}

/// <summary>Says of an endpoint which role it asks for. One that says nothing asks for reading where it is asked with GET, for everything else otherwise.</summary>
internal sealed record Needs(Role Role);

/// <summary>Roles of requests and endpoints.</summary>
internal static class Roles
{
    /// <summary>Lets only those in who have this role.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Role role)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Needs(role));

    /// <summary>Whether one who has a role may do what asks for another.</summary>
    public static bool Covers(this Role role, Role asked) => asked == Role.Read || role == asked || role == Role.Admin;

    /// <summary>The role as settings and messages write it.</summary>
    public static string Word(this Role role) => role.ToString().ToLowerInvariant();

    /// <summary>The role of who asks, as the gate found it.</summary>
    public static Role Of(HttpContext context) => context.Items.TryGetValue(typeof(Role), out var role) && role is Role found ? found : Role.Read;

    /// <summary>Notes the role of who asks.</summary>
    public static void Set(HttpContext context, Role role) => context.Items[typeof(Role)] = role;

    /// <summary>The role that a request needs.</summary>
    public static Role Asked(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<Needs>()?.Role
        ?? (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method) ? Role.Read : Role.Admin);
}
