package dev.lakebird.functions.net;

import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class NetFunctions {
  private NetFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(
        new IpFromString(),
        new SafeIpFromString(),
        new IpToString(),
        new IpNetMask(),
        new IpTruncate(),
        new Ipv4FromInt64(),
        new Ipv4ToInt64(),
        new FormatIp(),
        new ParseIp(),
        new FormatPackedIp(),
        new ParsePackedIp(),
        new MakeNet(),
        new IpInNet(),
        new HostOf(),
        new PublicSuffix(),
        new RegisteredDomain());
  }
}
