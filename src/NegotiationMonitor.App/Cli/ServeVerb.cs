using System.CommandLine;
using NegotiationMonitor.App.Web;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>serve</c>: the HTTP service.</summary>
internal static class ServeVerb
{
    private static readonly Option<string?> Listen = new("--listen")
    {
        Description = "Where to listen (default: http://127.0.0.1:5080, or what ASPNETCORE_URLS or ASPNETCORE_HTTP_PORTS say)",
        HelpName = "URL",
    };

    private static readonly Option<string?> Key = new("--key")
    {
        Description = "Key that opens everything, brought as \"Authorization: Bearer KEY\" (default: NEGMON_KEY); NEGMON_READ_KEY, NEGMON_INGEST_KEY and NEGMON_REVIEW_KEY open less. Without any only this machine may ask",
        HelpName = "KEY",
    };

    public static Command Create()
    {
        var command = new Command("serve", "Answers over HTTP");
        AddOptions(command);
        command.SetAction(RunAsync);
        return command;
    }

    /// <summary>Options that <c>demo</c> has as well.</summary>
    public static void AddOptions(Command command)
    {
        command.Add(Listen);
        command.Add(Key);
        command.Add(Common.Back);
        WatchOptions.AddTo(command);
    }

    /// <summary>Where to listen and with which key.</summary>
    /// <exception cref="RefusedException">It is no address, or one that others reach and there is no key.</exception>
    public static ServiceAddress Address(ParseResult parsed) => ServiceAddress.Of(
        parsed.GetValue(Listen) ?? Variable("ASPNETCORE_URLS") ?? (Variable("ASPNETCORE_HTTP_PORTS") is { } ports ? string.Join(';', ports.Split(';').Select(p => $"http://*:{p}")) : null),
        KeyRing.Of(role => (role == Role.Admin ? parsed.GetValue(Key) : null) ?? Variable(KeyRing.Variable(role))));

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (address, watching) = (Address(parsed), WatchOptions.Settings(parsed));
        await using var store = await Store.OpenAsync(parsed, cancellation);
        await Service.RunAsync(store, address, watching, cancellation);
        return CommandLine.Done;
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
