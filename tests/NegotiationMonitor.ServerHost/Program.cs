using NegotiationMonitor;
using NegotiationMonitor.Postgres.Embedded;

// Hosts the embedded server until its standard input ends; the tests kill it in various ways.
// Arguments: data directory. Prints "ready PID-OF-POSTGRES CONNECTION-STRING" or "refused REASON".
try
{
    await using var server = await EmbeddedServer.StartAsync(new() { DataDirectory = args[0], Durable = false });
    Console.WriteLine($"ready {server.ProcessId} {server.ConnectionString}");
    await Console.In.ReadToEndAsync();
    return 0;
}
catch (RefusedException refused)
{
    Console.WriteLine("refused " + refused.Message);
    return 1;
}
