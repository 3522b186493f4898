### What the tour in the terminal says between its steps.

tour-help = It is late, and a parent does not know where to begin.
tour-met = The first time, privacy in three lines comes after the answer.
tour-list = [List: { $name }]
tour-compare = They ask what an IEP and a 504 plan are.
tour-ask = They ask in their own words.
tour-question = they told me no testing until he does interventions
tour-log = They sent a letter, and log the day. Nothing is saved yet.
tour-save = They say how it went. Now it is saved, and the clock is counted before their eyes.
tour-remind = They want to be reminded.
tour-first-dm = A private message comes at once, to show that it works.
tour-jump = The clock is moved to { $day }.
tour-dm = The reminder arrives. On a lock screen it tells nobody anything.
tour-open = They open it, for themselves alone.
tour-letter = They need the letter again. The blanks are for them to fill in, on their own device.
tour-done = The tour is over: every step was answered, and nothing is left behind.
tour-failed = The tour stopped. This step was not answered: { $step }
tour-letter-file = They take it as text. The blanks are for them to fill in, on their own device.
