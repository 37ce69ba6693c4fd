package io.escala.core.internal.administration;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.Expected;

/**
 * The version of an account's settings. What must not happen twice at once in an account (saving its settings, connecting, moving and
 * removing lines) expects it and raises it.
 */
final class SettingsVersion {
    private SettingsVersion() {}

    /**
     * Saves settings under the version they have.
     *
     * @return the settings with their new version
     */
    static AccountSettings raise(UnitOfWork unit, AccountSettings settings) {
        unit.expect(Expected.Kind.SETTINGS, settings.account().value(), settings.version());
        AccountSettings changed = settings.withVersion(settings.version() + 1);
        unit.change(new AccountChange.PutSettings(changed));
        return changed;
    }
}
