/** The BOM in a host. */
@NullMarked
package io.escala.examples.bomimport;

import org.jspecify.annotations.NullMarked;
