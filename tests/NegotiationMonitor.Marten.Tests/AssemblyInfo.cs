using NegotiationMonitor.Marten.Tests;

[assembly: AssemblyFixture(typeof(AnyServer))]
