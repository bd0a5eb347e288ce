/// Plain Arrow at the doors: our batches to Arrow record batches and back, columns to fields and
/// back. The only package below the doors that names Arrow's vectors.
@NullMarked
package dev.lakebird.types.arrow;

import org.jspecify.annotations.NullMarked;
