/// Settings of a server: flags before environment variables before a file before defaults.
@NullMarked
package dev.lakebird.server.config;

import org.jspecify.annotations.NullMarked;
