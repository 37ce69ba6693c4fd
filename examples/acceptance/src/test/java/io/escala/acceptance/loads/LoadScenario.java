package io.escala.acceptance.loads;

import java.util.function.Consumer;

/**
 * A command that makes one kind of decision.
 *
 * @param decision the simple name of the decision's class
 * @param name what is special about it
 * @param load which load of the command is the one for that decision, from 1
 * @param given prepares the store
 * @param when the command
 */
record LoadScenario(String decision, String name, int load, Consumer<LoadsFixture> given, Consumer<LoadsFixture> when) {
    static LoadScenario of(String decision, String name, Consumer<LoadsFixture> given, Consumer<LoadsFixture> when) {
        return new LoadScenario(decision, name, 1, given, when);
    }

    @Override
    public String toString() {
        return decision + ": " + name;
    }
}
