/// Storage as Iceberg's `FileIO`: metadata, manifests and whatever iceberg-core reads and writes itself.
@NullMarked
package dev.lakebird.storage.iceberg;

import org.jspecify.annotations.NullMarked;
