using NegotiationMonitor.TestSupport;

[assembly: AssemblyFixture(typeof(PostgresServer))]
