package kitchen

func calls(pan Pan, names []string) int {
	http.Get("http://kitchen")  // => call.network name=http.Get
	pan.Get("x")  // =| call.network
	os.ReadFile("recipe")  // => call.file name=os.ReadFile
	pan.ReadFile("lid")  // =| call.file
	exec.Command("knife")  // => call.process name=exec.Command
	pan.Command("knife")  // =| call.process
	rand.Intn(3)  // => call.random name=rand.Intn
	pan.Intn(3)  // =| call.random
	time.Now()  // => call.time name=time.Now
	pan.Now()  // =| call.time
	os.Exit(2)  // => call.exit name=os.Exit
	pan.Exit()  // =| call.exit
	plugin.Open("pan")  // => call.eval name=plugin.Open
	pan.Open("pan")  // =| call.eval
	sha256.New()  // => call.crypto name=sha256.New
	pan.New()  // =| call.crypto
	os.Getenv("HOME")  // => config.env name=os.Getenv
	pan.Getenv("HOME")  // =| config.env
	var mu sync.Mutex  // => lock name=sync.Mutex
	var mutex pan.Mutex  // =| lock
	go pan.simmer()  // => thread name=pan.simmer
	pan.goes()  // =| thread
	var guests sync.WaitGroup  // =| thread
	guests.Go(pan.simmer)  // => thread name=guests.Go
	c := make(chan int)  // => queue
	ch := make([]int, 3)  // =| queue
	cache.Get("pan")  // => cache name=cache.Get
	pan.Get("cached")  // =| cache
	http.HandleFunc("/pan", names)  // => event.handler event=/pan
	pan.Handler("boil", names)  // =| event.handler
	feature.Enabled("salt")  // => feature.flag name=feature.Enabled
	pan.Enable("salt")  // =| feature.flag
	fmt.Println("the pan is hot")  // => print.debug name=fmt.Println message=the_pan_is_hot
	pan.Println("hot")  // =| print.debug
	log.Printf("the pan is %s", pan)  // => log name=log.Printf message=the_pan_is_%s
	pan.Printf("hot")  // =| log
	slog.String("pan", "hot")  // =| log
	logger.With(pan)  // =| log
	regexp.MustCompile(`pan+`)  // => regex pattern=pan+ length=4
	pan.MustCompile("pan+")  // =| regex
	pan.Run("SELECT name FROM pans WHERE hot")  // => sql text=SELECT_name_FROM_pans_WHERE_hot
	pan.Run("select a pan from the shelf")  // =| sql
	x := pan.(Lid)  // => type.cast name=Lid
	y := pan.Lid(x)  // =| type.cast
	if pan == nil {  // => null.check name=pan
		return 0
	}
	if pan == names {  // =| null.check
		return 0
	}
	if pan.heat > 451 {  // => number.magic value=451
		goto done  // => goto name=done
	}
	if pan.heat > 100 {  // =| number.magic
		return 0
	}
	switch pan.heat {
	case 1:
		pan.warm()
		fallthrough  // => switch.fallthrough name=calls
	case 2:  // =| switch.fallthrough
		pan.cook()
	}
done:  // =| goto
	unsafe.Pointer(&pan)  // => unsafe name=unsafe.Pointer
	pan.Unsafe()  // =| unsafe
	return 0
}

type SpoonQueue struct{}  // => queue name=SpoonQueue

func season(salt any) {  // => type.any name=any
	salt.any()  // =| type.any
}

func seasonAll[T any](salts []T) {}  // =| type.any

func shelves() (any, error) {  // => type.any name=any
	spices := map[string]any{}  // => type.any name=any
	var jar Jar[any]  // => type.any name=any
	return []any{spices, jar}, nil  // => type.any name=any
}

type Rack[K comparable, V any] struct{}  // =| type.any

func Test_stew(t *testing.T) {}  // => test name=Test_stew

func Tested(t *testing.T) {}  // =| test

func TestSoup(t *testing.T) {  // => test name=TestSoup
	require.NoError(t, err)  // => assertion name=require.NoError
	pan.NoError(t)  // =| assertion
	t.Skip("no flour")  // => test.skipped name=t.Skip text=no_flour
	pan.Skip("no flour")  // =| test.skipped
	httptest.NewServer(nil)  // => mock name=httptest.NewServer
	pan.NewServer(nil)  // =| mock
}

func Testing() {}  // =| test

// ladle stirs.  // => deprecated name=ladle
//
// Deprecated: use the spoon.
func ladle() {}

// spoon is not yet Deprecated: it stirs.
func spoon() {}  // =| deprecated
