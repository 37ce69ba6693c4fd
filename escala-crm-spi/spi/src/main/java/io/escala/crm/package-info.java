/** Types shared by all packages: accounts and channels. */
@NullMarked
package io.escala.crm;

import org.jspecify.annotations.NullMarked;
