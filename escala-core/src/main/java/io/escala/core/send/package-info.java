/** Send requests: content, recipient, preview and result. */
@NullMarked
package io.escala.core.send;

import org.jspecify.annotations.NullMarked;
